using System.CommandLine;

namespace Kept.Cli.Kernel;

/// <summary>How a verb gets its work.</summary>
static class VerbExtensions
{
    /// <summary>The work answers with an exit code.</summary>
    public static Command Runs(this Command verb, Func<Call, Task<int>> work)
    {
        verb.SetAction((parse, cancellation) => work(new Call(parse, cancellation)));
        return verb;
    }

    /// <summary>The work ends well or throws.</summary>
    public static Command Runs(this Command verb, Func<Call, Task> work) => verb.Runs(async call =>
    {
        await work(call);
        return ExitCodes.Done;
    });
}
