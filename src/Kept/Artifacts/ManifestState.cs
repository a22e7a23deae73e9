using System.Buffers;
using System.Text.Json;
using Kept.Models;
using Kept.Models.Selection;

namespace Kept.Artifacts;

/// <summary>
/// What a project was, by a manifest that Kept or dbt has written. Settings are compared as they came out, those by default included;
/// dbt compares them as they are written.
/// </summary>
public sealed class ManifestState : IProjectState
{
    static readonly string[] Sections = ["nodes", "sources", "unit_tests"];

    /// <summary>Settings that dbt does not compare as such: those of the relation, and labels.</summary>
    static readonly string[] NoSettings = ["alias", "schema", "database", "tags", "group"];

    /// <summary>What dbt writes of settings that nobody has made.</summary>
    static readonly Dictionary<string, string> Defaults = new()
    {
        ["enabled"] = "true", ["access"] = "\"protected\"", ["on_schema_change"] = "\"ignore\"", ["on_configuration_change"] = "\"apply\"",
        ["lookback"] = "1", ["delimiter"] = "\",\"", ["alias_types"] = "true", ["show"] = "true", ["enforced"] = "false",
    };

    readonly Dictionary<string, JsonElement> before;
    readonly Dictionary<string, JsonElement> now;
    readonly Dictionary<string, JsonElement> macros;
    readonly HashSet<string> changedMacros;

    ManifestState(JsonElement before, JsonElement now)
    {
        (this.before, this.now) = (NodesOf(before), NodesOf(now));
        macros = Section(now, "macros");
        var known = Section(before, "macros");
        changedMacros = [.. macros.Where(macro => !known.TryGetValue(macro.Key, out var old) || Text(old, "macro_sql") != Text(macro.Value, "macro_sql")).Select(macro => macro.Key)];
    }

    /// <summary>Reads the manifest of a folder.</summary>
    /// <param name="directory">The folder.</param>
    /// <param name="project">The project as it is now.</param>
    /// <exception cref="SelectionException">There is none, or it is none.</exception>
    public static ManifestState Read(string directory, ModelProject project)
    {
        var path = Path.Combine(directory, Manifest.FileName);
        if (!File.Exists(path))
        {
            throw new SelectionException($"there is no {path} to compare with; 'kept run' writes one when it publishes all, or name the folder of another: --state DIR");
        }

        try
        {
            using var before = JsonDocument.Parse(File.ReadAllBytes(path));
            return new ManifestState(before.RootElement.Clone(), Now(project));
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new SelectionException($"{path} is not readable as a manifest ({error.GetType().Name}); expected what 'kept compile' or dbt has written");
        }
    }

    /// <inheritdoc />
    public bool Has(string uniqueId) => before.ContainsKey(uniqueId);

    /// <inheritdoc />
    public IReadOnlyCollection<string> ChangesOf(string uniqueId)
    {
        var (old, node) = (before[uniqueId], now[uniqueId]);
        return [.. Aspects(old, node).Where(aspect => !aspect.IsSame).Select(aspect => aspect.Name), .. CallsChanged(node, []) ? ["macros"] : Array.Empty<string>()];
    }

    static IEnumerable<(string Name, bool IsSame)> Aspects(JsonElement old, JsonElement node)
    {
        yield return ("body", Text(old, "raw_code") == Text(node, "raw_code") && IsSame(old, node, "model", "given", "expect") && (Text(node, "resource_type") != "seed" || IsSame(old, node, "checksum")));
        yield return ("configs", Text(node, "resource_type") == "source" || IsSameConfig(Value(old, "config"), Value(node, "config")));
        yield return ("relation", IsSame(old, node, "schema", "alias", "identifier"));
        yield return ("contract", IsSameContract(old, node));
        yield return ("name", IsSame(old, node, "fqn"));
        yield return ("freshness", IsSame(old, node, "freshness", "loaded_at_field"));
    }

    static bool IsSameConfig(JsonElement? old, JsonElement? node) => Keys(old).Union(Keys(node)).Except(NoSettings)
        .All(key => IsSameValue(Value(old, key), Value(node, key)) || (IsDefault(key, Value(old, key)) && IsDefault(key, Value(node, key))));

    /// <summary>The checksums of the two programs differ; what they are made of need not.</summary>
    static bool IsSameContract(JsonElement old, JsonElement node) =>
        IsEnforced(old) == IsEnforced(node) && (!IsEnforced(node) || (Promises(old).SequenceEqual(Promises(node)) && Rules(old).SequenceEqual(Rules(node))));

    static bool IsEnforced(JsonElement node) => Value(Value(node, "contract"), "enforced") is { ValueKind: JsonValueKind.True };

    static IEnumerable<string> Promises(JsonElement node) => Section(node, "columns")
        .Select(column => $"{column.Key} {Text(column.Value, "data_type")} {string.Join(", ", Rules(column.Value))}").Order(StringComparer.Ordinal);

    static IEnumerable<string> Rules(JsonElement owner) => Value(owner, "constraints") is { ValueKind: JsonValueKind.Array } rules
        ? rules.EnumerateArray().Select(rule => $"{Text(rule, "type")} {Text(rule, "name")} {Text(rule, "expression")} {Value(rule, "columns")}")
        : [];

    bool CallsChanged(JsonElement caller, HashSet<string> seen) =>
        caller.TryGetProperty("depends_on", out var reads) && reads.TryGetProperty("macros", out var called)
        && called.EnumerateArray().Select(name => name.GetString()!).Where(seen.Add).Any(name => changedMacros.Contains(name) || (macros.TryGetValue(name, out var macro) && CallsChanged(macro, seen)));

    static bool IsSame(JsonElement old, JsonElement node, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (!IsSameValue(Value(old, key), Value(node, key)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What is not said is what is empty: one of the two programs writes it, the other leaves it out.</summary>
    static bool IsSameValue(JsonElement? old, JsonElement? node) => (old, node) switch
    {
        ({ ValueKind: JsonValueKind.Object } a, { ValueKind: JsonValueKind.Object } b) => Keys(a).Union(Keys(b)).All(key => IsSameValue(Value(a, key), Value(b, key))),
        ({ ValueKind: JsonValueKind.Array } a, { ValueKind: JsonValueKind.Array } b) =>
            a.GetArrayLength() == b.GetArrayLength() && a.EnumerateArray().Zip(b.EnumerateArray()).All(pair => IsSameValue(pair.First, pair.Second)),
        ({ } a, { } b) => JsonElement.DeepEquals(a, b) || (IsNothing(a) && IsNothing(b)),
        _ => IsNothing(old) && IsNothing(node),
    };

    static bool IsNothing(JsonElement? value) => value is null || value.Value.ValueKind switch
    {
        JsonValueKind.Null => true,
        JsonValueKind.Array => value.Value.GetArrayLength() == 0,
        JsonValueKind.Object => value.Value.EnumerateObject().All(property => IsDefault(property.Name, property.Value)),
        _ => false,
    };

    static bool IsDefault(string key, JsonElement? value) => IsNothing(value) || Defaults.GetValueOrDefault(key) == value!.Value.GetRawText();

    static IEnumerable<string> Keys(JsonElement? element) => element is { ValueKind: JsonValueKind.Object } map ? map.EnumerateObject().Select(property => property.Name) : [];

    static JsonElement? Value(JsonElement? element, string key) => element is { ValueKind: JsonValueKind.Object } map && map.TryGetProperty(key, out var value) ? value : null;

    static string? Text(JsonElement element, string key) => Value(element, key) is { ValueKind: JsonValueKind.String } value ? value.GetString()!.Trim() : null;

    static Dictionary<string, JsonElement> NodesOf(JsonElement manifest) =>
        Sections.SelectMany(section => Section(manifest, section)).ToDictionary();

    static Dictionary<string, JsonElement> Section(JsonElement manifest, string name) =>
        Value(manifest, name) is { } section ? section.EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value) : [];

    static JsonElement Now(ModelProject project)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            JsonValue.Write(json, Manifest.Of(project, new Invocation { Command = "", StartedAt = default, Now = default, Database = "" }, new Dictionary<string, string>()));
        }

        using var document = JsonDocument.Parse(bytes.WrittenMemory);
        return document.RootElement.Clone();
    }
}
