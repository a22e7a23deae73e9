namespace Kept.Models.Jinja.Nodes;

/// <summary>A part of a template that has a value.</summary>
abstract class Expression(Place place)
{
    public Place Place { get; } = place;

    public abstract object? Evaluate(Scope scope);
}

/// <summary>A number, a string, a boolean, none.</summary>
sealed class Literal(Place place, object? value) : Expression(place)
{
    public object? Value => value;

    public override object? Evaluate(Scope scope) => value;
}

sealed class Name(Place place, string name) : Expression(place)
{
    public string Text => name;

    public override object? Evaluate(Scope scope)
    {
        scope.Rendering.Enter(Place);
        return scope.Find(name);
    }
}
