using Kept.Workspaces;

namespace Kept.Models.Project;

/// <summary>How the readers of a project ask a YAML map.</summary>
static class ProjectYaml
{
    extension(YamlMap map)
    {
        public string? TextOf(string key) => map[key]?.Text;

        public string RequiredText(string key, string what) => map.TextOf(key) is { Length: > 0 } text
            ? text
            : throw new ConfigurationException(map.File, map.Line, $"{what} has no '{key}'; give it one");

        public object? ValueOf(string key) => map[key]?.Free;

        public YamlMap? MapOf(string key) => map[key]?.Map;

        /// <summary>The items of a list; of a single value, that one.</summary>
        public IReadOnlyList<YamlValue> ItemsOf(string key) => map[key] is not { } value ? [] : value.IsList ? value.List : [value];

        public IEnumerable<YamlMap> MapsOf(string key) => map.ItemsOf(key).Select(item => item.Map);

        /// <summary>Refuses what is not known here: a key that nobody reads would change nothing, and nobody would know.</summary>
        public void Know(string what, IReadOnlyCollection<string> known, IReadOnlyDictionary<string, string>? refused = null)
        {
            foreach (var entry in map.Entries.Where(entry => !known.Contains(entry.Key)))
            {
                throw entry.Error(refused is not null && refused.TryGetValue(entry.Key, out var advice)
                    ? $"'{entry.Key}' of {what} is not supported; {advice}"
                    : $"{what}: {Suggestion.Unknown("key", entry.Key, known)}");
            }
        }
    }
}
