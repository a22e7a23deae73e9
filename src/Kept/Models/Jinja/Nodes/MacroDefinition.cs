using System.Text;

namespace Kept.Models.Jinja.Nodes;

/// <summary><c>{% macro name(parameters) %}</c>, or <c>{% test name(parameters) %}</c>, which defines the macro <c>test_name</c>.</summary>
sealed class MacroDefinition(Place place, string name, Signature signature, Block body) : Statement
{
    public Place Place => place;

    public string Name => name;

    public Signature Signature => signature;

    public Block Body => body;

    /// <summary>Where its last tag ends.</summary>
    public int End { get; init; }

    /// <summary>From its first tag to its last.</summary>
    public string Text => place.Source.Text[place.Source.Text.LastIndexOf("{%", place.Offset, StringComparison.Ordinal)..End];

    public override void Execute(Scope scope, StringBuilder output) => scope.Set(name, new Macro(this, scope));
}

/// <summary>The parameters of a macro, and which of the implied ones its body uses.</summary>
sealed record Signature(IReadOnlyList<(string Name, Expression? Default)> Parameters)
{
    public bool TakesMorePositional { get; init; }

    public bool TakesMoreNamed { get; init; }
}
