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

    public static string Unknown(string name) =>
        $"the filter '{name}' is not supported; supported are {string.Join(", ", All.Keys.Order())}; run dbt for others";
}
