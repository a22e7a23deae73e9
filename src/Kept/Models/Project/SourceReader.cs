using Kept.Workspaces;

namespace Kept.Models.Project;

/// <summary>A source's table with its tests, and where it is declared.</summary>
sealed record SourceProperties(SourceTable Table, IReadOnlyList<TestProperties> Tests, IReadOnlyList<object?> Enabled, YamlMap At);

/// <summary>Reads <c>sources:</c>.</summary>
static class SourceReader
{
    static readonly HashSet<string> Known =
        ["name", "description", "schema", "tables", "meta", "tags", "config", "loader", "loaded_at_field", "freshness"];

    static readonly HashSet<string> TableKeys =
        ["name", "identifier", "description", "columns", "data_tests", "tests", "meta", "tags", "config", "loader", "loaded_at_field", "freshness"];

    static readonly HashSet<string> ConfigKeys = ["enabled", "meta", "tags", "freshness", "loaded_at_field"];

    static readonly Dictionary<string, string> Refused = new()
    {
        ["database"] = "a warehouse is one database; leave it out",
        ["quoting"] = "names are always quoted; leave it out",
        ["overrides"] = "packages are not supported",
        ["loaded_at_query"] = "name the column under 'loaded_at_field'",
        ["external"] = "load the file as a feed, or run dbt for it",
    };

    public static IEnumerable<(string Source, SourceProperties Table)> Read(YamlMap file)
    {
        foreach (var source in file.MapsOf("sources"))
        {
            source.Know("a source", Known, Refused);
            source.MapOf("config")?.Know("the config of a source", ConfigKeys);
            var name = source.RequiredText("name", "a source");
            foreach (var table in source.MapsOf("tables"))
            {
                yield return (name, ReadTable(source, name, table));
            }
        }
    }

    static SourceProperties ReadTable(YamlMap source, string sourceName, YamlMap table)
    {
        table.Know("a table of a source", TableKeys, Refused);
        table.MapOf("config")?.Know("the config of a table", ConfigKeys);
        var name = table.RequiredText("name", "a table of a source");
        var declared = new SourceTable
        {
            Source = sourceName,
            Name = name,
            Schema = source.TextOf("schema") ?? sourceName,
            Identifier = table.TextOf("identifier") ?? name,
            Description = table.TextOf("description") ?? "",
            Columns = ColumnReader.Read(table),
            Tags = [.. ColumnReader.Tags(source).Concat(ColumnReader.Tags(table)).Distinct()],
            Meta = ColumnReader.Meta(source).Concat(ColumnReader.Meta(table)).GroupBy(entry => entry.Key).ToDictionary(group => group.Key, group => group.Last().Value),
            Freshness = FreshnessReader.Read(source, table),
            File = table.File,
            Line = table.Line,
        };
        var tests = ColumnReader.ReadTests(table).Select(test => test with { SubjectTags = [.. declared.Tags, .. test.SubjectTags] });
        return new SourceProperties(declared, [.. tests], [source.MapOf("config")?.ValueOf("enabled"), table.MapOf("config")?.ValueOf("enabled")], table);
    }
}
