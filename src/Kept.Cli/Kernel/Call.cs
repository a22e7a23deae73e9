using System.CommandLine;
using Kept.Workspaces;

namespace Kept.Cli.Kernel;

/// <summary>One invocation of a verb: what the person wrote, and where to answer.</summary>
sealed class Call(ParseResult parse, CancellationToken cancellation)
{
    Workspace? workspace;

    public ParseResult Parse { get; } = parse;

    public CancellationToken Cancellation { get; } = cancellation;

    public Terminal Terminal { get; } = new(parse.GetValue(Root.Quiet));

    public TimeProvider Time { get; } = TimeProvider.System;

    public DateTimeOffset StartedAt { get; } = TimeProvider.System.GetUtcNow();

    /// <summary>The workspace; read when first asked for.</summary>
    public Workspace Workspace => workspace ??= Workspaces.Workspace.Find(
        Parse.GetValue(Root.Workspace)?.FullName ?? Directory.GetCurrentDirectory());

    /// <summary>Goes on in a workspace that the verb itself has made.</summary>
    public void Enter(string root) => workspace = Workspaces.Workspace.Open(root);

    /// <summary>The format that the person chose: one of <paramref name="allowed"/>, of which the first is the default.</summary>
    public OutputFormat Format(params ReadOnlySpan<OutputFormat> allowed)
    {
        if (Parse.GetResult(Root.Format) is null)
        {
            return allowed[0];
        }

        var format = Parse.GetValue(Root.Format);
        return allowed.Contains(format) ? format : throw new UsageException(
            $"--format {format.Name()} does not fit here; choose {string.Join(" or ", allowed.ToArray().Select(f => f.Name()))}");
    }

    public T? Get<T>(Option<T> option) => Parse.GetValue(option);

    public T? Get<T>(Argument<T> argument) => Parse.GetValue(argument);
}
