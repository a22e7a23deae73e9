using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Kept.Models.Jinja.Values;

namespace Kept.Models.Jinja.Builtins;

/// <summary>The functions that dbt gives to every template for data: JSON, YAML, sets, pairs. Each takes a default for what it cannot do.</summary>
static class DataFunctions
{
    public static readonly Function[] All =
    [
        new("tojson", (arguments, _) => ToJson(arguments.Bind("value", "default?", "sort_keys?"))),
        new("fromjson", (arguments, _) => FromJson(arguments.Bind("string", "default?"))),
        new("toyaml", (arguments, _) => Yaml.Write(arguments.Bind("value", "default?", "sort_keys?") is var values ? values[0] : null, Truth.Of(values[2]))),
        new("fromyaml", (arguments, _) => FromYaml(arguments.Bind("value", "default?"))),
        new("set", (arguments, scope) => Set(arguments.Bind("value", "default?"), scope)),
        new("set_strict", (arguments, scope) => Distinct(arguments.Bind("value")[0], scope)),
        new("zip", (arguments, scope) => Zip(arguments, scope, arguments.Named.GetValueOrDefault("default"))),
        new("zip_strict", (arguments, scope) => Zip(arguments, scope, Undefined.Missing)),
        new("local_md5", (arguments, _) => Md5(Text.Of(arguments.Bind("value")[0]))),
    ];

    static object? ToJson(object?[] values)
    {
        try
        {
            return Json.Write(values[0], Truth.Of(values[2]));
        }
        catch (JinjaFault) when (values[1] is not Undefined)
        {
            return values[1];
        }
    }

    /// <summary>dbt gives the default, and none when there is none, of a text that is no JSON.</summary>
    static object? FromJson(object?[] values)
    {
        try
        {
            return Json.Read(Text.Of(values[0]));
        }
        catch (JsonException)
        {
            return values[1] is Undefined ? null : values[1];
        }
    }

    static object? FromYaml(object?[] values)
    {
        try
        {
            return Yaml.Read(Text.Of(values[0]));
        }
        catch (KeptException)
        {
            return values[1] is Undefined ? null : values[1];
        }
    }

    static object? Set(object?[] values, Scope scope) => IsIterable(values[0]) ? Distinct(values[0], scope) : values[1] is Undefined ? null : values[1];

    /// <summary>A list without repetitions, in the order of first appearance: a set of Python has no order of its own.</summary>
    static object? Distinct(object? value, Scope scope) => Filters.Find("unique")!(value, new CallArguments("unique", true), scope);

    static object? Zip(CallArguments arguments, Scope scope, object? otherwise)
    {
        if (otherwise is not Undefined && !arguments.Positional.All(IsIterable))
        {
            return otherwise;
        }

        var lists = arguments.Positional.Select(Sequence.Of).ToList();
        var count = lists.Count == 0 ? 0 : lists.Min(list => list.Count);
        scope.Rendering.Step(count);
        return Enumerable.Range(0, count).Select(object? (i) => new JinjaTuple([.. lists.Select(list => list[i])])).ToList();
    }

    static bool IsIterable(object? value) => value is string or JinjaDict or IReadOnlyList<object?>;

    static string Md5(string text) => Convert.ToHexStringLower(HashMd5(Encoding.UTF8.GetBytes(text)));

    /// <summary>A key by dbt's rule, not a secret.</summary>
#pragma warning disable CA5351 // The name of the function says MD5.
    static byte[] HashMd5(byte[] bytes) => MD5.HashData(bytes);
#pragma warning restore CA5351
}
