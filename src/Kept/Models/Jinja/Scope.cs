using Kept.Models.Jinja.Values;

namespace Kept.Models.Jinja;

/// <summary>Names that the host gives to a template: <c>ref</c>, <c>config</c>, the project's macros.</summary>
interface IGlobals
{
    bool TryFind(string name, out object? value);
}

/// <summary>The names that are set at one place of a template; a loop or a macro opens a scope of its own.</summary>
sealed class Scope(Rendering rendering, IGlobals globals, Scope? parent)
{
    Dictionary<string, object?>? names;

    public Rendering Rendering => rendering;

    public IGlobals Globals => globals;

    public object? Find(string name)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
        {
            if (scope.names is not null && scope.names.TryGetValue(name, out var value))
            {
                return value;
            }
        }

        return globals.TryFind(name, out var global) || Builtins.Globals.TryFind(name, out global) ? global : new Undefined(name);
    }

    public void Set(string name, object? value) => (names ??= [])[name] = value;

    public Scope Child() => new(rendering, globals, this);

    /// <summary>A scope that sees only what the host gives: where a macro of the project runs.</summary>
    public Scope Root() => new(rendering, globals, null);

    Scope? Outer => parent;
}
