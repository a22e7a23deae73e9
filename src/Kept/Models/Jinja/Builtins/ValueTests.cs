using Kept.Models.Jinja.Values;

namespace Kept.Models.Jinja.Builtins;

delegate bool ValueTest(object? value, CallArguments arguments);

/// <summary>What may stand after <c>is</c>.</summary>
static class ValueTests
{
    static readonly Dictionary<string, ValueTest> All = new()
    {
        ["defined"] = (value, _) => value is not Undefined,
        ["undefined"] = (value, _) => value is Undefined,
        ["none"] = (value, _) => value is null,
        ["string"] = (value, _) => value is string,
        ["number"] = (value, _) => Numbers.IsNumber(value),
        ["integer"] = (value, _) => value is long,
        ["float"] = (value, _) => value is double,
        ["boolean"] = (value, _) => value is bool,
        ["true"] = (value, _) => value is true,
        ["false"] = (value, _) => value is false,
        ["mapping"] = (value, _) => value is JinjaDict,
        ["iterable"] = (value, _) => value is string or JinjaDict or IReadOnlyList<object?> or Undefined,
        ["sequence"] = (value, _) => value is string or JinjaDict or IReadOnlyList<object?>,
        ["callable"] = (value, _) => value is ICallable,
        ["sameas"] = (value, arguments) => Equals(value, arguments.Bind("other")[0]),
        ["odd"] = (value, _) => Numbers.Whole(value) % 2 is 1 or -1,
        ["even"] = (value, _) => Numbers.Whole(value) % 2 == 0,
        ["divisibleby"] = (value, arguments) => Arithmetic.Apply("%", value, arguments.Bind("num")[0], null!) is 0L,
        ["lower"] = (value, _) => Text.Of(value) is var text && text.Any(char.IsLetter) && !text.Any(char.IsUpper),
        ["upper"] = (value, _) => Text.Of(value) is var text && text.Any(char.IsLetter) && !text.Any(char.IsLower),
        ["filter"] = (value, _) => Filters.Find(Text.Of(value)) is not null,
        ["test"] = (value, _) => Find(Text.Of(value)) is not null,
        ["in"] = (value, arguments) => Compare.Contains(arguments.Bind("seq")[0], value),
        ["equalto"] = (value, arguments) => Compare.AreEqual(value, arguments.Bind("other")[0]),
        ["eq"] = (value, arguments) => Compare.AreEqual(value, arguments.Bind("other")[0]),
        ["ne"] = (value, arguments) => !Compare.AreEqual(value, arguments.Bind("other")[0]),
        ["lt"] = (value, arguments) => Compare.Order(value, arguments.Bind("other")[0]) < 0,
        ["le"] = (value, arguments) => Compare.Order(value, arguments.Bind("other")[0]) <= 0,
        ["gt"] = (value, arguments) => Compare.Order(value, arguments.Bind("other")[0]) > 0,
        ["ge"] = (value, arguments) => Compare.Order(value, arguments.Bind("other")[0]) >= 0,
    };

    static readonly Dictionary<string, string> Symbols = new() { ["=="] = "eq", ["!="] = "ne", ["<"] = "lt", ["<="] = "le", [">"] = "gt", [">="] = "ge", ["greaterthan"] = "gt", ["lessthan"] = "lt" };

    public static ValueTest? Find(string name) => All.GetValueOrDefault(Symbols.GetValueOrDefault(name, name));

    public static string Unknown(string name) =>
        $"the test 'is {name}' is not supported; supported are {string.Join(", ", All.Keys.Order())}; run dbt for others";
}
