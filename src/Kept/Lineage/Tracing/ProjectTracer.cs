using Kept.Contracts;
using Kept.Feeds;
using Kept.Models;
using Kept.Warehouses;

namespace Kept.Lineage.Tracing;

/// <summary>Traces a whole project, in the order in which it is built.</summary>
sealed class ProjectTracer(ModelProject project, IQueryEngine engine) : ITables
{
    readonly List<LineageNode> nodes = [];
    readonly List<LineageEdge> edges = [];
    readonly Dictionary<TableName, KnownTable> tables = [];
    readonly Dictionary<string, List<KnownTable>> byName = new(StringComparer.OrdinalIgnoreCase);

    public KnownTable? Find(string schema, string name) => schema.Length > 0
        ? tables.GetValueOrDefault(Key(new TableName(schema, name)))
        : byName.TryGetValue(name, out var found) && found is [var only] ? only : null;

    public async Task<LineageGraph> TraceAsync(Contract contract, IReadOnlyList<Feed> feeds, CancellationToken cancellation)
    {
        foreach (var feed in feeds)
        {
            Take(await new FeedTracer(contract, engine).TraceAsync(feed, cancellation));
        }

        foreach (var source in project.Sources)
        {
            await AddSourceAsync(source, cancellation);
        }

        foreach (var model in project.Models)
        {
            await AddModelAsync(model, cancellation);
        }

        foreach (var analysis in project.Analyses)
        {
            await AddQuestionAsync(analysis, cancellation);
        }

        return new LineageGraph(nodes, edges);
    }

    async Task AddSourceAsync(SourceTable source, CancellationToken cancellation)
    {
        var table = new TableName(source.Schema, source.Identifier);
        await engine.DeclareAsync(table, source.Columns, cancellation);
        Add(table, new LineageNode
        {
            Name = table.ToString(),
            Kind = LineageKind.Source,
            Label = table.ToString(),
            OtherNames = [source.Name, $"{source.Source}.{source.Name}"],
            Columns = [.. source.Columns.Select(column => new LineageColumn(column.Name, column.DataType, column.Description))],
            Description = source.Description,
            File = source.File,
            Line = source.Line,
        });
    }

    async Task AddModelAsync(Model model, CancellationToken cancellation)
    {
        var node = new LineageNode
        {
            Name = model.Table.ToString(),
            Kind = LineageKind.Model,
            Label = model.Table.ToString(),
            OtherNames = [model.Name],
            Description = model.Description,
            File = model.File,
        };
        var known = model.Materialization is Materialization.Seed
            ? await new SeedTracer(engine).TraceAsync(node, model, cancellation)
            : await new NodeTracer(this, engine).TraceAsync(node, model.Table, project.CompileTable(model), model.Columns, cancellation);
        if (known.IsUndeclared && model.Columns.Count > 0)
        {
            await engine.DeclareAsync(model.Table, [.. model.Columns], cancellation);
        }

        Add(model.Table, known.Node with { Columns = [.. known.Node.Columns.Select(column => column with { Line = LineOf(model.Text, column.Name) })] });
        edges.AddRange(known.Edges);
    }

    async Task AddQuestionAsync(Analysis analysis, CancellationToken cancellation)
    {
        var name = analysis.Name.Replace('_', '-');
        var node = new LineageNode
        {
            Name = $"question.{name}",
            Kind = LineageKind.Question,
            Label = $"question {name}",
            OtherNames = [name, analysis.Name],
            Description = analysis.Description,
            File = analysis.File,
        };
        var sql = project.CompileAnalysis(analysis.Name, new Dictionary<string, object?>());
        var trace = await new NodeTracer(this, engine).TraceAsync(node, new TableName("kept_questions", analysis.Name), sql, [], cancellation);
        Take((trace.Node with { Columns = [.. trace.Node.Columns.Select(column => column with { Line = LineOf(analysis.Text, column.Name) })] }, trace.Edges));
    }

    void Take((LineageNode Node, IReadOnlyList<LineageEdge> Edges) traced)
    {
        nodes.Add(traced.Node);
        edges.AddRange(traced.Edges);
    }

    void Add(TableName table, LineageNode node)
    {
        nodes.Add(node);
        var known = new KnownTable(node.Name, node.Columns.Count == 0 ? null : [.. node.Columns.Select(column => column.Name)]);
        tables[Key(table)] = known;
        (byName.TryGetValue(table.Name, out var same) ? same : byName[table.Name] = []).Add(known);
    }

    static TableName Key(TableName table) => new(table.Schema.ToLowerInvariant(), table.Name.ToLowerInvariant());

    /// <summary>Where a select list names the column: at the end of a line, before a comma or the <c>from</c>. Of several the last one.</summary>
    static int LineOf(string text, string column)
    {
        var lines = text.Split('\n').Select(line => line.Trim()).ToList();
        return Enumerable.Range(0, lines.Count).LastOrDefault(i => EndsWith(lines[i].TrimEnd(','), column) && (lines[i].EndsWith(',') || IsLast(lines, i)), -1) + 1;
    }

    static bool IsLast(List<string> lines, int i) => i + 1 < lines.Count && lines[i + 1].StartsWith("from", StringComparison.OrdinalIgnoreCase);

    static bool EndsWith(string line, string column) =>
        line.EndsWith(column, StringComparison.OrdinalIgnoreCase) && (line.Length == column.Length || line[^(column.Length + 1)] is ' ' or '.' or '"');
}
