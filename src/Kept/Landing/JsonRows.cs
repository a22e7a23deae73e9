using Kept.Warehouses;

namespace Kept.Landing;

/// <summary>JSON records: one a line, or the elements of an array inside one document.</summary>
sealed class JsonRows : SourceRows
{
    const string Text = "_text";
    const string Json = "_json";

    /// <summary>A SELECT with one column <c>_text</c>: a record's JSON text.</summary>
    public required string Texts { get; init; }

    public IReadOnlyList<string> Nulls { get; init; } = [];

    public override string From =>
        $"(select *{string.Concat(Named.Select(column => $", {Extract(column)} as {Sql.Name(column)}"))} from " +
        $"(select *, case when json_valid({Text}) then {Text}::json end as {Json} from ({Texts})))";

    public override string Raw => Text;

    public override string? Blank => $"coalesce(trim({Text}), '') = ''";

    public override (string Condition, Rule Rule)? Broken =>
        ($"coalesce(json_type({Json}), '') <> 'OBJECT'", new Rule("", "broken_json", "not a JSON object"));

    /// <summary>Records of one line each.</summary>
    public static JsonRows Lines(string path, bool gzip, string encoding, IReadOnlyList<string> columns, IReadOnlyList<string> nulls) => new()
    {
        Columns = columns,
        Nulls = nulls,
        Texts = $"""
            select {Text} from read_csv({Sql.Text(path)}, auto_detect = false, header = false, delim = '', quote = '', escape = '',
                encoding = {Sql.Text(encoding)}, compression = {(gzip ? "'gzip'" : "'none'")}, max_line_size = 16777216,
                store_rejects = true, rejects_table = '{CsvRows.ErrorTable}', rejects_scan = '{CsvRows.ScanTable}',
                columns = {"{"}'{Text}': 'VARCHAR'{"}"})
            """,
    };

    /// <summary>The elements of an array that is the document, or stands in it at <paramref name="records"/>; a broken document is one broken record.</summary>
    public static JsonRows Document(string path, string? records, IReadOnlyList<string> columns, IReadOnlyList<string> nulls)
    {
        var elements = Sql.Text((records is null or "$" ? "$" : records) + "[*]");
        return new()
        {
            Columns = columns,
            Nulls = nulls,
            Texts = $"""
                select unnest(case
                    when not json_valid(content) then [content]
                    when json_type(content, {Sql.Text(records ?? "$")}) = 'ARRAY' then json_extract(content, {elements})::varchar[]
                    else [json_extract(content, {Sql.Text(records ?? "$")})::varchar] end) as {Text}
                from read_text({Sql.Text(path)})
                """,
        };
    }

    /// <summary>These records with columns that expressions name, should the first records not have shown them.</summary>
    public JsonRows Naming(IReadOnlyList<string> names) => new()
    {
        Texts = Texts,
        Nulls = Nulls,
        Columns = [.. Columns, .. names.Except(Columns, StringComparer.OrdinalIgnoreCase)],
    };

    public override string? Column(string name)
    {
        var value = Named.Contains(name) ? Sql.Name(name) : Extract(name);
        return Nulls.Count == 0 ? value : $"case when {value} not in ({string.Join(", ", Nulls.Select(Sql.Text))}) then {value} end";
    }

    /// <summary>The record without the known members (a JSON merge patch that sets them to null).</summary>
    public override string? Extra(IReadOnlySet<string> known)
    {
        var left = $"json_merge_patch({Json}, {Sql.Text(JsonPath.Nulls(known))})";
        return $"case when {left}::varchar <> '{"{}"}' then {left} end";
    }

    /// <summary>The columns that an expression can name: a member without a name, or one that differs by letter case alone, is reached by a mapping only.</summary>
    IEnumerable<string> Named => Columns.Where(column => column is not ("" or Text or Json)).DistinctBy(column => column.ToUpperInvariant());

    static string Extract(string column)
    {
        var found = JsonPath.Of(column).Select(path => $"json_extract_string({Json}, {Sql.Text(path)})");
        return $"nullif(coalesce({string.Join(", ", found)}), '')";
    }
}
