using Kept.Cli.Kernel;
using Kept.Questions;

namespace Kept.Cli.Verbs;

/// <summary>Where answers go: a table for people, or rows that the engine itself writes to a file or to standard output.</summary>
sealed class AnswerTarget
{
    readonly OutputFormat format;
    readonly string? output;
    readonly string passing;
    readonly int limit;

    AnswerTarget(int limit)
    {
        this.limit = limit;
        format = OutputFormat.Table;
        passing = "";
    }

    AnswerTarget(Call call, int limit)
    {
        this.limit = limit;
        output = call.Get(AnswerOptions.Output)?.FullName;
        format = ChooseFormat(call, output);
        passing = Path.Combine(Path.GetTempPath(), $"kept-{Environment.ProcessId}-{Guid.NewGuid():n}.{format.Name()}");
    }

    /// <summary>Whether a person reads the answer as it is.</summary>
    public bool IsTable => format == OutputFormat.Table;

    /// <summary>The files that the engine will write.</summary>
    public IReadOnlyList<string> Files => IsTable ? [] : [output ?? passing];

    /// <summary>A table of the first rows.</summary>
    public static AnswerTarget Table(int limit) => new(limit);

    /// <summary>Where the person wants the answers.</summary>
    /// <param name="call">The invocation.</param>
    /// <param name="answers">How many answers there will be.</param>
    /// <param name="limit">How many rows a table shows, 0 for all; null for as many as the person said.</param>
    public static AnswerTarget From(Call call, int answers, int? limit = null)
    {
        var target = new AnswerTarget(call, limit ?? call.Get(AnswerOptions.Limit));
        if (answers > 1 && (target.output is not null || target.format == OutputFormat.Parquet))
        {
            throw new UsageException($"a file takes one answer, found {answers} queries");
        }

        if (target is { format: OutputFormat.Parquet, output: null } && !Console.IsOutputRedirected)
        {
            throw new UsageException("parquet is not for reading on a terminal: add --output FILE, or send it into a file or a pipe");
        }

        return target;
    }

    /// <summary>An empty line between answers.</summary>
    public void Separate(int index)
    {
        if (index > 0 && format != OutputFormat.Ndjson)
        {
            Terminal.Line();
        }
    }

    public async Task WriteAsync(QueryEngine engine, string sql, string? bars, CancellationToken cancellation)
    {
        if (IsTable)
        {
            var answer = await engine.AnswerAsync(sql, limit, cancellation);
            AnswerTable.Print(answer, bars);
        }
        else if (output is not null)
        {
            await engine.WriteAsync(sql, EngineFormat, output, cancellation);
        }
        else
        {
            await PassThroughAsync(engine, sql, cancellation);
        }
    }

    QueryFormat EngineFormat => format switch
    {
        OutputFormat.Csv => QueryFormat.Csv,
        OutputFormat.Json => QueryFormat.Json,
        OutputFormat.Ndjson => QueryFormat.Ndjson,
        _ => QueryFormat.Parquet,
    };

    /// <summary>The engine cannot write to a descriptor that it did not open (a file opened again would be cut), so its bytes pass through a file of ours.</summary>
    async Task PassThroughAsync(QueryEngine engine, string sql, CancellationToken cancellation)
    {
        try
        {
            await engine.WriteAsync(sql, EngineFormat, passing, cancellation);
            await using var rows = File.OpenRead(passing);
            await using var standard = Console.OpenStandardOutput();
            await rows.CopyToAsync(standard, cancellation);
        }
        finally
        {
            File.Delete(passing);
        }
    }

    static OutputFormat ChooseFormat(Call call, string? output)
    {
        var all = new[] { OutputFormat.Table, OutputFormat.Csv, OutputFormat.Json, OutputFormat.Ndjson, OutputFormat.Parquet };
        if (output is null)
        {
            return call.Format(all);
        }

        var ending = Path.GetExtension(output).TrimStart('.').ToLowerInvariant();
        var byEnding = Array.Find(all[1..], format => format.Name() == ending);
        return call.Format([byEnding == OutputFormat.Table ? OutputFormat.Csv : byEnding, .. all[1..]]);
    }
}
