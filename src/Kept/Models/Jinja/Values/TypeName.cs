namespace Kept.Models.Jinja.Values;

/// <summary>What a person calls a value's type; messages name types, not values.</summary>
static class TypeName
{
    public static string Of(object? value) => value switch
    {
        null => "none",
        Undefined undefined => $"'{undefined.Name}' (which is undefined)",
        bool => "a boolean",
        long => "an integer",
        double => "a float",
        string => "a string",
        JinjaTuple => "a tuple",
        IReadOnlyList<object?> => "a list",
        JinjaDict => "a dictionary",
        ICallable callable => $"the macro or function '{callable.Name}'",
        _ => $"an object ({value.GetType().Name})",
    };
}
