namespace Kept.Models.Jinja.Values;

/// <summary>The value of a name that nobody has set: it renders as nothing, is false, and cannot be called or computed with.</summary>
sealed class Undefined(string name)
{
    /// <summary>An argument that was not given.</summary>
    public static readonly Undefined Missing = new("argument");

    public string Name { get; } = name;

    public override string ToString() => "";
}
