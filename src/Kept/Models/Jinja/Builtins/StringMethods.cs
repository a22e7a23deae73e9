using Kept.Models.Jinja.Values;

namespace Kept.Models.Jinja.Builtins;

delegate object? StringMethod(string text, CallArguments arguments, Scope scope);

/// <summary>The methods of a string.</summary>
static class StringMethods
{
    public static readonly Dictionary<string, Func<string, CallArguments, Scope, object?>> All = new[]
    {
        StringChanges.All, StringParts.All, StringQuestions.All,
    }.SelectMany(group => group).ToDictionary(method => method.Key, method => new Func<string, CallArguments, Scope, object?>(method.Value));
}
