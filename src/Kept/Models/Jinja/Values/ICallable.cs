namespace Kept.Models.Jinja.Values;

/// <summary>A macro or a function.</summary>
interface ICallable
{
    string Name { get; }

    object? Call(CallArguments arguments, Scope scope);
}

/// <summary>A function written in C#.</summary>
sealed class Function(string name, Func<CallArguments, Scope, object?> body) : ICallable
{
    public string Name { get; } = name;

    public object? Call(CallArguments arguments, Scope scope) => body(arguments, scope);
}
