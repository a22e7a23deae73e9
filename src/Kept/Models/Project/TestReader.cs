using Kept.Workspaces;

namespace Kept.Models.Project;

/// <summary>Reads the generic tests below <c>data_tests</c> (or, as dbt once called it, <c>tests</c>).</summary>
static class TestReader
{
    static readonly HashSet<string> ConfigKeys =
    [
        "severity", "where", "error_if", "warn_if", "fail_calc", "limit", "enabled", "tags", "meta", "store_failures", "store_failures_as",
        "schema", "alias",
    ];

    public static IEnumerable<TestProperties> Read(YamlMap owner, string? column) =>
        owner.ItemsOf("data_tests").Concat(owner.ItemsOf("tests")).Select(item => Read(owner, item, column));

    static TestProperties Read(YamlMap owner, YamlValue item, string? column)
    {
        if (!item.IsMap)
        {
            return Make(owner, item, item.Text, column, []);
        }

        var map = item.Map;
        var values = (Dictionary<string, object?>)item.Free!;
        if (values.Remove("test_name", out var named))
        {
            return Make(owner, item, named as string ?? "", column, values);
        }

        var test = map.Entries[0];
        var arguments = test.Value.IsNull ? [] : test.Value.Map.Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Free);
        foreach (var (key, value) in values.Where(entry => entry.Key != test.Key))
        {
            arguments[key] = value;
        }

        return Make(owner, item, test.Key, column, arguments);
    }

    static TestProperties Make(YamlMap owner, YamlValue at, string test, string? column, Dictionary<string, object?> values)
    {
        if (test.Contains('.', StringComparison.Ordinal))
        {
            throw at.Error($"the test '{test}' comes from a package; packages are not supported, so write it in the project as '{{% test {test.Split('.')[^1]}(model, column_name) %}}', or run dbt for it");
        }

        var config = Take<Dictionary<string, object?>>(values, "config") ?? [];
        foreach (var key in values.Keys.Where(ConfigKeys.Contains).ToList())
        {
            config[key] = values[key];
            values.Remove(key);
        }

        if (config.Keys.FirstOrDefault(key => !ConfigKeys.Contains(key)) is { } unknown)
        {
            throw at.Error($"the config of the test '{test}': {Suggestion.Unknown("key", unknown, ConfigKeys)}");
        }

        var (name, description) = (Take<string>(values, "name"), Take<string>(values, "description"));
        foreach (var (key, value) in Take<Dictionary<string, object?>>(values, "arguments") ?? [])
        {
            values[key] = value;
        }

        return new TestProperties(test, column, values, config, name, description, at.File, at.Line);
    }

    static T? Take<T>(Dictionary<string, object?> values, string key)
        where T : class => values.Remove(key, out var value) ? value as T : null;
}
