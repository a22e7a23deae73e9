using Kept.Models.Jinja.Values;

namespace Kept.Models.Jinja.Nodes;

/// <summary>What a set or a for assigns to: a name, several names, or an attribute of a namespace.</summary>
abstract class Target
{
    public abstract void Assign(Scope scope, object? value);
}

sealed class NameTarget(string name) : Target
{
    public override void Assign(Scope scope, object? value) => scope.Set(name, value);
}

sealed class TupleTarget(Place place, IReadOnlyList<Target> targets) : Target
{
    public override void Assign(Scope scope, object? value)
    {
        scope.Rendering.Enter(place);
        var values = Sequence.Of(value);
        if (values.Count != targets.Count)
        {
            throw new JinjaFault($"found {values.Count} values for {targets.Count} names");
        }

        for (var i = 0; i < targets.Count; i++)
        {
            targets[i].Assign(scope, values[i]);
        }
    }
}

sealed class NamespaceTarget(Place place, string variable, string attribute) : Target
{
    public override void Assign(Scope scope, object? value)
    {
        scope.Rendering.Enter(place);
        var found = scope.Find(variable);
        var target = found as JinjaNamespace ?? throw new JinjaFault($"only an attribute of namespace() can be set; '{variable}' is {TypeName.Of(found)}");
        target.Values[attribute] = value;
    }
}
