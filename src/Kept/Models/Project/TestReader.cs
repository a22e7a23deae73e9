using YamlDotNet.RepresentationModel;

namespace Kept.Models.Project;

/// <summary>Reads the generic tests below <c>data_tests</c> (or, as dbt once called it, <c>tests</c>).</summary>
static class TestReader
{
    static readonly HashSet<string> ConfigKeys =
        ["severity", "where", "error_if", "warn_if", "fail_calc", "limit", "enabled", "tags", "meta", "store_failures"];

    public static IEnumerable<TestProperties> Read(YamlMap owner, string? column) =>
        owner.Items("data_tests").Concat(owner.Items("tests")).Select(item => Read(owner, item, column));

    static TestProperties Read(YamlMap owner, YamlNode item, string? column)
    {
        if (item is YamlScalarNode { Value: { Length: > 0 } name })
        {
            return Make(owner, item, name, column, new Dictionary<string, object?>());
        }

        var map = owner.Entry(item);
        var values = YamlValue.Of(map.File, item) as Dictionary<string, object?> ?? [];
        if (values.Remove("test_name", out var named))
        {
            return Make(owner, item, named as string ?? "", column, values);
        }

        var test = map.Keys.First();
        var arguments = values[test] as Dictionary<string, object?> ?? (values[test] is null ? [] : throw map.Fail(test, $"the arguments of '{test}' must be a mapping of names to values"));
        foreach (var (key, value) in values.Where(entry => entry.Key != test))
        {
            arguments[key] = value;
        }

        return Make(owner, item, test, column, arguments);
    }

    static TestProperties Make(YamlMap owner, YamlNode at, string test, string? column, Dictionary<string, object?> values)
    {
        if (test.Contains('.', StringComparison.Ordinal))
        {
            throw owner.Fail(at, $"the test '{test}' comes from a package; packages are not supported, so write it in the project as '{{% test {test.Split('.')[^1]}(model, column_name) %}}', or run dbt for it");
        }

        var config = Take<Dictionary<string, object?>>(values, "config") ?? [];
        foreach (var key in values.Keys.Where(ConfigKeys.Contains).ToList())
        {
            config[key] = values[key];
            values.Remove(key);
        }

        if (config.Keys.FirstOrDefault(key => !ConfigKeys.Contains(key)) is { } unknown)
        {
            throw owner.Fail(at, $"the config of the test '{test}' has no key '{unknown}'; expected {Suggestion.For(unknown, ConfigKeys)}");
        }

        var (name, description) = (Take<string>(values, "name"), Take<string>(values, "description"));
        foreach (var (key, value) in Take<Dictionary<string, object?>>(values, "arguments") ?? [])
        {
            values[key] = value;
        }

        return new TestProperties(test, column, values, config, name, description, owner.File, (int)at.Start.Line);
    }

    static T? Take<T>(Dictionary<string, object?> values, string key)
        where T : class => values.Remove(key, out var value) ? value as T : null;
}
