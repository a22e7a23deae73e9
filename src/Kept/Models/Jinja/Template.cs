using System.Text;
using Kept.Models.Jinja.Nodes;

namespace Kept.Models.Jinja;

/// <summary>A text, parsed once; it can be rendered any number of times.</summary>
sealed class Template(SourceText source, Block body)
{
    public SourceText Source => source;

    /// <summary>The macros and generic tests that stand at the top of the text.</summary>
    public IEnumerable<MacroDefinition> Macros => body.Statements.OfType<MacroDefinition>();

    /// <summary>The snapshots that stand at the top of the text.</summary>
    public IEnumerable<SnapshotBlock> Snapshots => body.Statements.OfType<SnapshotBlock>();

    /// <exception cref="ModelException">The text is not Jinja.</exception>
    public static Template Parse(SourceText source) => new(source, new TemplateParser(source).Parse());

    /// <exception cref="ModelException">The text cannot be rendered.</exception>
    public string Render(IGlobals globals, CancellationToken cancellation)
    {
        var output = new StringBuilder();
        Guard(globals, scope =>
        {
            body.Execute(scope, output);
            return null;
        }, cancellation);
        return output.ToString();
    }

    /// <summary>The value of a text that is one expression, <c>{{ ref('x') }}</c>; of any other text, what it renders to.</summary>
    /// <exception cref="ModelException">The text cannot be rendered.</exception>
    public object? Evaluate(IGlobals globals, CancellationToken cancellation) =>
        body.Statements is [Output { Expression: var expression }]
            ? Guard(globals, expression.Evaluate, cancellation, isNative: true)
            : Render(globals, cancellation);

    object? Guard(IGlobals globals, Func<Scope, object?> run, CancellationToken cancellation, bool isNative = false)
    {
        var rendering = new Rendering(cancellation, isNative);
        rendering.Enter(new Place(source, 0));
        try
        {
            return run(new Scope(rendering, globals, null));
        }
        catch (JinjaFault fault)
        {
            throw Fail(rendering, fault.Message, null);
        }
        catch (InsufficientExecutionStackException error)
        {
            throw Fail(rendering, "this is nested too deeply, or holds itself", error);
        }
    }

    static ModelException Fail(Rendering rendering, string problem, Exception? inner) =>
        rendering.At.Source.Fail(rendering.At.Offset, problem, rendering.Calls(), inner);
}
