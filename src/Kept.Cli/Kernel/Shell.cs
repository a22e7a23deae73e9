using System.CommandLine;
using System.CommandLine.Invocation;
using Kept.Warehouses;
using Kept.Workspaces;

namespace Kept.Cli.Kernel;

/// <summary>Runs one command line and turns its end into an exit code: the only place where errors are told.</summary>
static class Shell
{
    static readonly InvocationConfiguration Bare = new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };

    public static async Task<int> RunAsync(RootCommand root, string[] args)
    {
        using var interrupt = new Interrupt();
        var parse = root.Parse(args);
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
            return Tell(error.Message, ExitCodes.Failed);
        }
    }

    static int CodeOf(KeptException error) => error switch
    {
        UsageException or ConfigurationException or Questions.QuestionException => ExitCodes.WrongUsage,
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
