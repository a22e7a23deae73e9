using Kept.Warehouses;

namespace Kept.Landing;

/// <summary>
/// A file as SQL sees it: a relation with one row a record. Formats differ in how a source column is spelled,
/// what a record's raw text is, and what is left over when the known columns are taken away.
/// </summary>
abstract class SourceRows
{
    /// <summary>A FROM item.</summary>
    public abstract string From { get; }

    /// <summary>The source columns that were seen, in order.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>The record as it stood in the file, as a SQL text.</summary>
    public abstract string Raw { get; }

    /// <summary>A SQL condition that is true for a record that is no record (a blank line); null when there are none.</summary>
    public virtual string? Blank => null;

    /// <summary>A SQL condition that is true for a record that cannot be read as one, with its rule; null when the reader itself sets those aside.</summary>
    public virtual (string Condition, Rule Rule)? Broken => null;

    /// <summary>A source column as a SQL text; null when the file has no such column.</summary>
    public abstract string? Column(string name);

    /// <summary>The columns that are not in <paramref name="known"/> as JSON; null when nothing is left over.</summary>
    public abstract string? Extra(IReadOnlySet<string> known);

    /// <summary>The seen columns that are not in <paramref name="known"/>.</summary>
    public IReadOnlyList<string> Unknown(IReadOnlySet<string> known) => [.. Columns.Where(column => !known.Contains(column))];

    /// <summary>The seen column of that name, letter case aside when no exact one exists.</summary>
    protected string? Find(string name) =>
        Columns.FirstOrDefault(column => column == name)
        ?? Columns.FirstOrDefault(column => column.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>A JSON object of the given columns.</summary>
    protected static string JsonObject(IEnumerable<string> columns) =>
        $"json_object({string.Join(", ", columns.Select(column => $"{Sql.Text(column)}, {Sql.Name(column)}"))})";
}
