using System.CommandLine;
using Kept.Cli.Kernel;
using Kept.Questions;

namespace Kept.Cli.Verbs;

/// <summary><c>kept sql</c>: read-only SQL over the workspace's tables.</summary>
static class SqlVerb
{
    static readonly Argument<string?> Text = new("query")
    {
        Description = "One or more queries with ; between them; - reads them from standard input",
        Arity = ArgumentArity.ZeroOrOne,
    };

    static readonly Option<FileInfo?> File = new("--file", "-f") { Description = "A file of queries", HelpName = "FILE" };

    public static void AddSql(this RootCommand root) => root.Add(
        new Command("sql", "Run read-only SQL; names are looked up in gold, silver, bronze, staging")
        {
            Text, File, AnswerOptions.Output, AnswerOptions.Limit,
        }.Runs(RunAsync));

    static async Task RunAsync(Call call)
    {
        var statements = SqlScript.Split(await ReadAsync(call));
        if (statements.Count == 0)
        {
            throw new UsageException("there is no query; try: kept sql \"select * from unified_appointments limit 5\"");
        }

        var target = AnswerTarget.From(call, statements.Count);
        await using var session = await QuerySession.OpenAsync(call, target.Files);
        for (var i = 0; i < statements.Count; i++)
        {
            target.Separate(i);
            await session.WriteAsync(target, statements[i], null, call.Cancellation);
        }
    }

    static async Task<string> ReadAsync(Call call) => (call.Get(Text), call.Get(File)) switch
    {
        ("-", null) => await Console.In.ReadToEndAsync(call.Cancellation),
        ({ } text, null) => text,
        (null, { } file) => await ReadFileAsync(file, call.Cancellation),
        (null, null) => throw new UsageException("say what to ask: a query, -f FILE, or - for standard input"),
        _ => throw new UsageException("say what to ask once: either a query or -f FILE"),
    };

    static async Task<string> ReadFileAsync(FileInfo file, CancellationToken cancellation) => file.Exists
        ? await System.IO.File.ReadAllTextAsync(file.FullName, cancellation)
        : throw new UsageException($"there is no file {file}");
}
