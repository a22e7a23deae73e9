using Kept.Models.Jinja.Builtins;
using Kept.Models.Jinja.Values;

namespace Kept.Models.Jinja.Nodes;

/// <summary><c>callee(arguments)</c>.</summary>
sealed class CallExpression(Place place, Expression callee, Arguments arguments) : Expression(place)
{
    public override object? Evaluate(Scope scope) => Evaluate(scope, null);

    /// <summary>The call of a call block: the macro may render the block by <c>caller()</c>.</summary>
    public object? Evaluate(Scope scope, Macro? caller)
    {
        scope.Rendering.Enter(Place);
        var target = callee.Evaluate(scope);
        var values = arguments.Evaluate((target as ICallable)?.Name ?? "", scope);
        scope.Rendering.Enter(Place);
        scope.Rendering.Step();
        return target switch
        {
            Macro macro => macro.Call(values, scope, caller),
            ICallable function => function.Call(caller is null ? values : values.With("caller", caller), scope),
            Undefined undefined => throw new JinjaFault($"'{undefined.Name}' is undefined, so it cannot be called; is there a macro or function of that name, spelled so?"),
            _ => throw new JinjaFault($"{TypeName.Of(target)} cannot be called"),
        };
    }
}

/// <summary><c>value | filter(arguments)</c>; of a filter block, the value is the text of the block.</summary>
sealed class FilterExpression(Place place, Expression value, string name, Arguments arguments) : Expression(place)
{
    readonly Filter filter = Filters.Find(name) ?? throw place.Fail(Filters.Unknown(name));

    public override object? Evaluate(Scope scope)
    {
        scope.Rendering.Enter(Place);
        var (input, values) = (value.Evaluate(scope), arguments.Evaluate(name, scope));
        scope.Rendering.Enter(Place);
        scope.Rendering.Step();
        return filter(input, values, scope);
    }
}

/// <summary><c>value is test(arguments)</c>.</summary>
sealed class TestExpression(Place place, Expression value, string name, Arguments arguments) : Expression(place)
{
    readonly ValueTest test = ValueTests.Find(name) ?? throw place.Fail(ValueTests.Unknown(name));

    public override object? Evaluate(Scope scope)
    {
        scope.Rendering.Enter(Place);
        var (input, values) = (value.Evaluate(scope), arguments.Evaluate(name, scope));
        scope.Rendering.Enter(Place);
        return test(input, values);
    }
}
