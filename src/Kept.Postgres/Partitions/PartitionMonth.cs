namespace Kept.Postgres.Partitions;

/// <summary>A month that rows have, in the server's own words, because its years go further than ours.</summary>
/// <param name="From">Its first day.</param>
/// <param name="To">The first day of the next.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Values">The list values of its rows, as literals.</param>
readonly record struct PartitionMonth(string From, string To, long Rows, IReadOnlyList<string> Values)
{
    public string Name => From.Replace("-", "", StringComparison.Ordinal)[..^2];

    public static PartitionMonth Of(object?[] row) =>
        new((string)row[0]!, (string)row[1]!, Convert.ToInt64(row[2], null), row[3] is string values ? values.Split(' ') : []);
}

/// <summary>A part for the rest: of all months, or of one month's values.</summary>
/// <param name="Name">Its name, quoted.</param>
/// <param name="Parent">What it is a part of, quoted.</param>
/// <param name="IsOfMonths">Whether it is that of all months.</param>
readonly record struct PartitionRest(string Name, string Parent, bool IsOfMonths);
