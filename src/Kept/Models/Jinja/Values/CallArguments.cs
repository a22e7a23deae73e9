namespace Kept.Models.Jinja.Values;

/// <summary>The evaluated arguments of one call.</summary>
sealed class CallArguments(string callee, IReadOnlyList<object?> positional, IReadOnlyDictionary<string, object?> named)
{
    static readonly Dictionary<string, object?> NoNames = [];

    public CallArguments(string callee, params object?[] positional)
        : this(callee, positional, NoNames)
    {
    }

    public string Callee => callee;

    public IReadOnlyList<object?> Positional => positional;

    public IReadOnlyDictionary<string, object?> Named => named;

    /// <summary>
    /// The arguments in the order of <paramref name="parameters"/>; one that ends in a question mark may be left out,
    /// and is <see cref="Undefined.Missing"/> then.
    /// </summary>
    public object?[] Bind(params ReadOnlySpan<string> parameters)
    {
        var values = new object?[parameters.Length];
        var used = 0;
        for (var i = 0; i < values.Length; i++)
        {
            var name = parameters[i].TrimEnd('?');
            var isNamed = named.TryGetValue(name, out var value);
            used += isNamed ? 1 : 0;
            values[i] = isNamed ? value : i < positional.Count ? positional[i] : Missing(parameters[i]);
        }

        return positional.Count <= values.Length && used == named.Count ? values : throw Surplus(parameters.ToArray());
    }

    public CallArguments With(string name, object? value) => new(callee, positional, named.Append(KeyValuePair.Create(name, value)).ToDictionary());

    Undefined Missing(string parameter) => parameter.EndsWith('?')
        ? Undefined.Missing
        : throw new JinjaFault($"'{callee}' is called without its argument '{parameter}'");

    JinjaFault Surplus(string[] parameters)
    {
        var takes = parameters.Length == 0 ? "none" : string.Join(", ", parameters.Select(p => p.TrimEnd('?')));
        var unknown = named.Keys.Except(parameters.Select(p => p.TrimEnd('?'))).Select(name => $"'{name}'").FirstOrDefault();
        return new JinjaFault($"'{callee}' is called with {unknown ?? $"{positional.Count} arguments"}; its arguments are: {takes}");
    }
}
