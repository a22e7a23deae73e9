using Kept.Workspaces;

namespace Kept.Models.Project;

/// <summary>Reads <c>freshness</c> and <c>loaded_at_field</c> of a source and of its table; each limit that the table gives holds over the source's.</summary>
static class FreshnessReader
{
    static readonly HashSet<string> Keys = ["warn_after", "error_after", "filter"];
    static readonly HashSet<string> LimitKeys = ["count", "period"];
    static readonly HashSet<string> Periods = ["minute", "hour", "day"];

    /// <returns>The limits; null when none is set, or the table sets <c>freshness: null</c>.</returns>
    /// <exception cref="ConfigurationException">A limit cannot be read, or nothing says when a row was loaded.</exception>
    public static SourceFreshness? Read(YamlMap source, YamlMap table)
    {
        // From the nearest outwards.
        var owners = new[] { table.MapOf("config"), table, source.MapOf("config"), source }.OfType<YamlMap>().ToList();
        var said = owners.Select(owner => owner.Entries.FirstOrDefault(entry => entry.Key == "freshness")).OfType<YamlEntry>().TakeWhile(entry => !entry.Value.IsNull).Select(entry => entry.Value.Map).ToList();
        said.ForEach(map => map.Know("freshness", Keys));
        if (said.Count == 0)
        {
            return null;
        }

        var loadedAt = owners.Select(owner => owner.TextOf("loaded_at_field")).FirstOrDefault(field => field is not null)
            ?? throw new ConfigurationException(said[0].File, said[0].Line, "'freshness' needs 'loaded_at_field', the column that says when a row was loaded; name it beside");
        return new SourceFreshness(loadedAt, Limit(said, "warn_after"), Limit(said, "error_after"), said.Select(map => map.TextOf("filter")).FirstOrDefault(filter => filter is not null));
    }

    static FreshnessLimit? Limit(List<YamlMap> said, string key)
    {
        if (said.Select(map => map.MapOf(key)).FirstOrDefault(limit => limit is not null) is not { } limit)
        {
            return null;
        }

        limit.Know(key, LimitKeys);
        var period = limit.RequiredText("period", key);
        return Periods.Contains(period)
            ? new FreshnessLimit(limit.Require("count").Integer, period)
            : throw limit.Error("period", Suggestion.Unknown("period", period, Periods));
    }
}
