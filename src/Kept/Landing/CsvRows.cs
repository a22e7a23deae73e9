using Kept.Warehouses;

namespace Kept.Landing;

/// <summary>Delimited text: every column a text, records of the wrong shape set aside by the reader.</summary>
sealed class CsvRows : SourceRows
{
    public const string ErrorTable = "kept_reader_errors";
    public const string ScanTable = "kept_reader_scans";

    public required string Path { get; init; }

    public required char Delimiter { get; init; }

    public required char Quote { get; init; }

    public required string Encoding { get; init; }

    public required bool Header { get; init; }

    public required bool Gzip { get; init; }

    public IReadOnlyList<string> Nulls { get; init; } = [];

    public override string From => $"""
        read_csv({Sql.Text(Path)}, auto_detect = false, header = {(Header ? "true" : "false")},
            delim = {Sql.Text(Delimiter.ToString())}, quote = {QuoteText}, escape = {QuoteText},
            encoding = {Sql.Text(Encoding)}, compression = {(Gzip ? "'gzip'" : "'none'")},
            nullstr = {Sql.TextList(["", .. Nulls])}, store_rejects = true,
            rejects_table = '{ErrorTable}', rejects_scan = '{ScanTable}',
            columns = {StructOfTexts(Columns)})
        """;

    public override string Raw =>
        $"array_to_string([{string.Join(", ", Columns.Select(Quoted))}], {Sql.Text(Delimiter.ToString())})";

    string QuoteText => Quote == '\0' ? "''" : Sql.Text(Quote.ToString());

    public override string? Column(string name) => Find(name) is { } found ? Sql.Name(found) : null;

    public override string? Extra(IReadOnlySet<string> known) =>
        Unknown(known) is { Count: > 0 } unknown ? JsonObject(unknown) : null;

    /// <summary>DuckDB's <c>{'a': 'VARCHAR', …}</c>.</summary>
    static string StructOfTexts(IEnumerable<string> columns) =>
        "{" + string.Join(", ", columns.Select(column => $"{Sql.Text(column)}: 'VARCHAR'")) + "}";

    string Quoted(string column)
    {
        var name = Sql.Name(column);
        if (Quote == '\0')
        {
            return $"coalesce({name}, '')";
        }

        var special = $"[{(Delimiter is ']' or '\\' or '^' or '-' ? "\\" : "")}{Delimiter}{Quote}\r\n]";
        var doubled = $"replace({name}, {QuoteText}, {Sql.Text(new string(Quote, 2))})";
        return $"case when regexp_matches({name}, {Sql.Text(special)}) then {QuoteText} || {doubled} || {QuoteText} else coalesce({name}, '') end";
    }
}
