using Kept.Models.Jinja.Values;

namespace Kept.Models.Jinja.Builtins;

delegate object? Filter(object? value, CallArguments arguments, Scope scope);

/// <summary>All filters by name.</summary>
static class Filters
{
    static readonly Dictionary<string, Filter> All = new[]
    {
        TextFilters.All, NumberFilters.All, ListFilters.All, ChoiceFilters.All, ConversionFilters.All,
    }.SelectMany(group => group).ToDictionary();

    public static Filter? Find(string name) => All.GetValueOrDefault(name);

    static readonly Dictionary<string, string> Refused = new()
    {
        ["random"] = "a model must come out the same each time",
        ["escape"] = "SQL needs no HTML escapes",
        ["e"] = "SQL needs no HTML escapes",
        ["forceescape"] = "SQL needs no HTML escapes",
        ["striptags"] = "it is for HTML",
        ["urlize"] = "it is for HTML",
        ["xmlattr"] = "it is for XML",
        ["urlencode"] = "it is for addresses",
        ["filesizeformat"] = "it is for people to read",
        ["pprint"] = "it is for people to read; log(value) shows it",
        ["wordwrap"] = "SQL needs no wrapping",
    };

    public static string Unknown(string name) => Refused.TryGetValue(name, out var reason)
        ? $"the filter '{name}' is not supported: {reason}; run dbt for it"
        : $"{Suggestion.Unknown("filter", name, [.. All.Keys.Order()])}; run dbt for others";
}
