using Kept.Models.Jinja.Values;

namespace Kept.Models.Jinja.Builtins;

/// <summary>The methods of a tuple whose items have names: a row of a query.</summary>
static class RowMethods
{
    public static readonly Dictionary<string, Func<JinjaTuple, CallArguments, Scope, object?>> All = new()
    {
        ["keys"] = (row, _, _) => new JinjaTuple([.. row.Names]),
        ["values"] = (row, _, _) => new JinjaTuple([.. row]),
        ["dict"] = (row, _, _) => Dict(row),
        ["items"] = (row, _, _) => DictMethods.Items(Dict(row)),
        ["get"] = (row, arguments, _) => arguments.Bind("key", "default?") is var values && row.TryGet(Text.Of(values[0]), out var item) ? item
            : values[1] is Undefined ? null : values[1],
    };

    static JinjaDict Dict(JinjaTuple row) => new(row.Names.Zip(row, KeyValuePair.Create));
}
