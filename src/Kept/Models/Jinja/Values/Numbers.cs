namespace Kept.Models.Jinja.Values;

/// <summary>What is a number, and as which.</summary>
static class Numbers
{
    public static bool IsNumber(object? value) => value is long or double or bool;

    /// <summary>The value as a whole number; null when it is not one.</summary>
    public static long? Whole(object? value) => value switch
    {
        long number => number,
        bool flag => flag ? 1 : 0,
        _ => null,
    };

    public static double AsDouble(object? value) => value is double number ? number : Whole(value) ?? throw Expected("a number", value);

    public static int Index(object? value) => Whole(value) is >= int.MinValue and <= int.MaxValue and { } index
        ? (int)index
        : throw Expected("an integer", value);

    static JinjaFault Expected(string what, object? value) => new($"found {TypeName.Of(value)}, expected {what}");
}
