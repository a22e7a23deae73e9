namespace Kept.Bench;

/// <summary>The table of the questions' benchmark.</summary>
static class QuestionsTable
{
    public static void Write(long appointments, int rounds, IReadOnlyList<AskedQuestion> all, bool withPostgres)
    {
        string[] heads = ["question", "gold", "star schema", .. withPostgres ? ["PostgreSQL, gold", "PostgreSQL, star schema"] : Array.Empty<string>(), "`kept ask`"];
        var rows = all.GroupBy(question => question.Name).Select(same => $"| {same.Key.Replace('_', '-')} | {string.Join(" | ", Cells([.. same]))} |");
        Results.Write($"questions-{appointments}", $"./bench/run questions --appointments {appointments} --rounds {rounds}{(withPostgres ? " --postgres" : "")}", $"""
            The first hundred rows of the reference's seven questions on {appointments:N0} appointments and as many predictions: median and 95th percentile in milliseconds, and in brackets the median of what all cores spent, which a busy machine changes less. By turns, each {rounds} times after a first time that does not count; all give the same answer. The star schema is that of the same warehouse, asked by [hand-written joins](../rivals/star). `kept ask` is the whole command, in a process of its own.

            | {string.Join(" | ", heads)} |
            | --- |{string.Concat(heads.Skip(1).Select(_ => " ---: |"))}
            {string.Join('\n', rows)}
            """);
    }

    static IEnumerable<string> Cells(IReadOnlyList<AskedQuestion> same) => [.. same.Select(question => $"{Cell(question.Milliseconds)}{(question.Engine == "duckdb" ? $" ({Middle(question.Cpu):0})" : "")}"), Cell(same[0].Commands)];

    static double Middle(List<double> values) => values.Order().ElementAt(values.Count / 2);

    static string Cell(List<double> times)
    {
        var sorted = times.Order().ToList();
        return $"{Middle(times):0} / {sorted[Math.Min(sorted.Count - 1, (int)Math.Ceiling(sorted.Count * 0.95) - 1)]:0}";
    }
}
