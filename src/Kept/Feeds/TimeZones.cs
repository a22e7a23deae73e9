using Kept.Workspaces;

namespace Kept.Feeds;

/// <summary>The check of time zone names.</summary>
static class TimeZones
{
    /// <summary>Reads an IANA zone name such as <c>Europe/London</c>.</summary>
    public static string Read(YamlValue zone)
    {
        var known = TimeZoneInfo.GetSystemTimeZones().Select(candidate => candidate.Id).ToList();
        return Exists(zone.Text) || known.Count <= 1 ? zone.Text : throw zone.Error(Explain(zone.Text, known));
    }

    // The system's own list leaves out names that are links to others, such as UTC or GB.
    static bool Exists(string name) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.Id == name && zone.HasIanaId;

    static string Explain(string name, List<string> known)
    {
        var nearest = Suggestion.Nearest(name, known) is { } id ? $"; did you mean '{id}'?" : "";
        return $"zone: unknown time zone '{name}'{nearest} Expected an IANA name such as Europe/London";
    }
}
