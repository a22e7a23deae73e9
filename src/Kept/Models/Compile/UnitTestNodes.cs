using Kept.Models.Project;

namespace Kept.Models.Compile;

/// <summary>Makes a node of each unit test, and checks that it gives all that its model reads.</summary>
sealed class UnitTestNodes(ProjectContext project, ConfigApplier configs)
{
    /// <returns>The test; null when it, or its model, is switched off.</returns>
    /// <exception cref="ModelException">It names what is not there, or leaves out what the model reads.</exception>
    public UnitTest? Make(UnitTestProperties test)
    {
        var model = Find(test);
        var node = new Node(NodeKind.UnitTest, test.Name, test.File, test.Line, model.Folders, model.Template)
        {
            Package = project.Name,
            Description = test.Description,
            Tested = model,
            Vars = test.Vars,
        };
        configs.Apply(node, test.Config);
        if (!node.Config.IsEnabled || !model.Config.IsEnabled)
        {
            return null;
        }

        UnitTestOverrides.Apply(project, test, node);
        var given = test.Given.Select(input => Resolve(test, model, input)).ToList();
        Check(test, node, given);
        return new UnitTest(node, given, test.Expect);
    }

    Node Find(UnitTestProperties test) => !project.Models.TryGetValue(test.Model, out var model)
        ? throw new ModelException(test.File, test.Line, 0, $"the unit test '{test.Name}': {project.UnknownModel(test.Model)}")
        : model.Kind is NodeKind.Model ? model
        : throw new ModelException(test.File, test.Line, 0, $"the unit test '{test.Name}' is of the {model.ResourceType} '{test.Model}'; models alone have unit tests");

    GivenRows Resolve(UnitTestProperties test, Node model, UnitTestInput input)
    {
        if (input.Input == "this")
        {
            return new GivenRows(null, null, input.Input, RowsOf(test, input, null), input.Line);
        }

        var probe = new Node(NodeKind.Analysis, model.Name, test.File, input.Line, [], project.Template(test.File, $"{{{{ {input.Input} }}}}", input.Line)) { Package = project.Name };
        probe.Template.Render(new NodeContext(project, probe, CapturedReferences.Instance, new Invocation()), CancellationToken.None);
        return (probe.References.SingleOrDefault(), probe.Sources.Count) switch
        {
            ({ } name, 0) => new GivenRows(project.Models[name], null, input.Input, RowsOf(test, input, project.Models[name]), input.Line),
            (null, 1) => new GivenRows(null, project.Sources[probe.Sources.Single()], input.Input, RowsOf(test, input, null), input.Line),
            _ => throw probe.Fail($"the unit test '{test.Name}' has the input '{input.Input}'; expected ref('…'), source('…', '…') or this"),
        };
    }

    static UnitTestRows RowsOf(UnitTestProperties test, UnitTestInput input, Node? model) => input.Rows
        ?? (model is { Kind: NodeKind.Seed } ? new UnitTestRows(CsvRows.Read(model.Data), null)
        : throw new ModelException(test.File, input.Line, 0, $"the input {input.Input} of the unit test '{test.Name}' has neither 'rows' nor 'fixture'; for no rows write 'rows: []'"));

    void Check(UnitTestProperties test, Node node, List<GivenRows> given)
    {
        var reads = new TestedReferences(given.Exists(input => input.IsThis));
        node.Template.Render(new NodeContext(project, node, reads, new Invocation { Vars = test.Vars }), CancellationToken.None);
        var missing = node.References.Except(given.Select(input => input.Model?.Name ?? "")).Select(name => $"ref('{name}')")
            .Concat(node.Sources.Except(given.Select(input => (input.Source?.Source ?? "", input.Source?.Name ?? ""))).Select(source => $"source('{source.Item1}', '{source.Item2}')"));
        if (missing.FirstOrDefault() is { } input)
        {
            throw node.Fail($"the unit test '{node.Name}' gives no rows for {input}, which the model '{test.Model}' reads; for none write 'rows: []'");
        }

        var isIncremental = test.Macros.GetValueOrDefault("is_incremental") as bool?;
        if (isIncremental is null && reads.IsAskedIncremental && node.Template.Source.Text.Contains("is_incremental", StringComparison.Ordinal))
        {
            throw node.Fail($"'{test.Model}' asks is_incremental(), so the unit test '{node.Name}' must say which of the two it means: overrides: {{macros: {{is_incremental: false}}}}");
        }

        if (isIncremental is true && reads.IsAskedIncremental is false && !given.Exists(row => row.IsThis))
        {
            throw node.Fail($"the unit test '{node.Name}' is of an incremental build; give the rows that the table has already as the input 'this'");
        }
    }
}

/// <summary>Notes what a tested model reads, and whether it asks if the build is incremental.</summary>
sealed class TestedReferences(bool hasThis) : IReferences
{
    public bool IsAskedIncremental { get; private set; }

    public Relation Model(Node from, Node to) => CapturedReferences.Instance.Model(from, to);

    public Relation This(Node node) => hasThis
        ? CapturedReferences.Instance.This(node)
        : throw new Jinja.JinjaFault($"the model reads {{{{ this }}}}, and the unit test '{node.Name}' has no input 'this'; give it one");

    public bool IsIncremental(Node node)
    {
        IsAskedIncremental = true;
        return false;
    }
}
