using Kept.Workspaces;

namespace Kept.Models.Project;

/// <summary>Reads <c>unit_tests:</c>, with the rows of fixture files in their places.</summary>
sealed class UnitTestReader(IReadOnlyDictionary<(string Name, string Format), string> fixtures)
{
    static readonly HashSet<string> Known = ["name", "description", "model", "given", "expect", "overrides", "config"];
    static readonly HashSet<string> RowKeys = ["format", "rows", "fixture"];
    static readonly HashSet<string> InputKeys = ["input", .. RowKeys];
    static readonly HashSet<string> OverrideKeys = ["macros", "vars", "env_vars"];
    static readonly Dictionary<string, string> Refused = new() { ["versions"] = "run dbt for versions of a model" };

    /// <param name="files">The files of the project; fixtures are among them.</param>
    public static UnitTestReader Of(IEnumerable<ProjectFile> files) => new(files.Where(file => file.Kind is FileKind.Fixture)
        .GroupBy(file => (file.Name, Path.GetExtension(file.Display).TrimStart('.'))).ToDictionary(group => group.Key, group => group.Last().Text));

    public IEnumerable<UnitTestProperties> Read(YamlMap file) => file.MapsOf("unit_tests").Select(ReadOne);

    UnitTestProperties ReadOne(YamlMap test)
    {
        test.Know("a unit test", Known, Refused);
        var overrides = test.MapOf("overrides");
        overrides?.Know("the overrides of a unit test", OverrideKeys);
        return new UnitTestProperties(
            test.RequiredText("name", "a unit test"), test.RequiredText("model", "a unit test"), test.TextOf("description") ?? "", test.MapOf("config"), test.File, test.Line)
        {
            Given = [.. test.MapsOf("given").Select(ReadInput)],
            Expect = RowsOf(test.MapOf("expect") ?? throw test.Error("name", "the unit test says nothing under 'expect'; give the rows that the model selects"), RowKeys)
                ?? throw test.Error("expect", "expect has neither 'rows' nor 'fixture'; for no rows write 'rows: []'"),
            Macros = Free(overrides, "macros"),
            Vars = Free(overrides, "vars"),
            EnvVars = Free(overrides, "env_vars"),
        };
    }

    UnitTestInput ReadInput(YamlMap input) => new(input.RequiredText("input", "an input of a unit test").Trim(), RowsOf(input, InputKeys), input.Line);

    UnitTestRows? RowsOf(YamlMap map, HashSet<string> known)
    {
        map.Know("the rows of a unit test", known);
        var format = map.TextOf("format") ?? "dict";
        return (format, map["rows"], map.TextOf("fixture")) switch
        {
            (not ("dict" or "csv" or "sql"), _, _) => throw map.Error("format", Suggestion.Unknown("format", format, ["dict", "csv", "sql"])),
            (_, null, null) => null,
            (_, not null, not null) => throw map.Error("fixture", "give rows or a fixture, not both"),
            ("dict", _, not null) => throw map.Error("fixture", "a fixture is a file of format csv or sql; say which by 'format'"),
            ("dict", { } rows, _) => new UnitTestRows(Dictionaries(map, rows), null),
            ("csv", var rows, var fixture) => new UnitTestRows(CsvRows.Read(rows?.Text ?? Fixture(map, fixture!, format)), null),
            (_, var rows, var fixture) => new UnitTestRows(null, (rows?.Text ?? Fixture(map, fixture!, format)).Trim().TrimEnd(';')),
        };
    }

    static List<IReadOnlyDictionary<string, object?>> Dictionaries(YamlMap map, YamlValue rows) => rows.IsList
        ? [.. rows.List.Select(row => new OrderedDictionary<string, object?>(row.Map.Entries.Select(entry => KeyValuePair.Create(entry.Key, entry.Value.Free))))]
        : throw map.Error("rows", "rows of format dict are a list of maps; for text say 'format: csv' or 'format: sql'");

    string Fixture(YamlMap map, string name, string format) => fixtures.TryGetValue((name, format), out var text)
        ? text
        : throw map.Error("fixture", $"there is no fixture '{name}.{format}'; expected it in a folder 'fixtures' of the tests");

    static IReadOnlyDictionary<string, object?> Free(YamlMap? map, string key) => map?.ValueOf(key) as Dictionary<string, object?> ?? [];
}
