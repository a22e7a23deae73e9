using System.CommandLine;
using System.CommandLine.Invocation;
using Kept.Warehouses;
using Kept.Workspaces;

namespace Kept.Cli.Kernel;

/// <summary>Runs one command line and turns its end into an exit code: the only place where errors are told.</summary>
static class Shell
{
    static readonly InvocationConfiguration Bare = new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };

    /// <summary>A word that begins with @ is a word, a selection for example, not a file of more words.</summary>
    static readonly ParserConfiguration AsWritten = new() { ResponseFileTokenReplacer = null };

    public static async Task<int> RunAsync(RootCommand root, string[] args)
    {
        using var interrupt = new Interrupt();
        var parse = root.Parse(args, AsWritten);
        if (parse.Action is ParseErrorAction)
        {
            return Tell(UsageProblem.Explain(parse), ExitCodes.WrongUsage);
        }

        try
        {
            return await parse.InvokeAsync(Bare, interrupt.Token);
        }
        catch (OperationCanceledException) when (interrupt.Token.IsCancellationRequested)
        {
            return Tell("cancelled; nothing of this command was kept", ExitCodes.Cancelled);
        }
        catch (KeptException error)
        {
            return Tell(error.Message, CodeOf(error));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Tell(IsFull(error) ? $"the disk is full: {error.Message}. Nothing unfinished was kept; make room and run again" : error.Message, ExitCodes.Failed);
        }
    }

    // ENOSPC, as the runtime passes it on, and ERROR_DISK_FULL.
    static bool IsFull(Exception error) => error.HResult is 28 or unchecked((int)0x80070070);

    static int CodeOf(KeptException error) => error switch
    {
        UsageException or ConfigurationException or Questions.QuestionException or Models.Selection.SelectionException => ExitCodes.WrongUsage,
        Runs.BusyException or WarehouseException { IsTransient: true } => ExitCodes.Busy,
        _ => ExitCodes.Failed,
    };

    static int Tell(string message, int code)
    {
        var label = Terminal.IsColoured(Console.IsErrorRedirected) ? "\e[31mkept:\e[0m" : "kept:";
        Console.Error.WriteLine($"{label} {message}");
        return code;
    }
}
