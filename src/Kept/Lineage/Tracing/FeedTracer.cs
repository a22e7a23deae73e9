using Kept.Contracts;
using Kept.Feeds;

namespace Kept.Lineage.Tracing;

/// <summary>Traces what landing makes of a feed's files: mapped columns, computed keys, moments, deletions.</summary>
sealed class FeedTracer(Contract contract, IQueryEngine engine)
{
    public async Task<(LineageNode Node, IReadOnlyList<LineageEdge> Edges)> TraceAsync(Feed feed, CancellationToken cancellation)
    {
        var edges = new List<LineageEdge>();
        var gaps = new HashSet<string>();
        var name = $"feed.{feed.Name}";
        foreach (var mapping in feed.Entities)
        {
            var entity = contract.Find(mapping.Entity)!;
            foreach (var column in entity.Columns)
            {
                foreach (var (fed, influence) in Fed(entity, column))
                {
                    var (from, said) = await FromAsync(name, fed, mapping.Columns.FirstOrDefault(other => other.Column == fed.Name), cancellation);
                    gaps.UnionWith(from.Gaps);
                    edges.AddRange(from.Through(influence).Columns.Select(pair =>
                        new LineageEdge(pair.Key, new ColumnId($"{entity.Schema}.{entity.Table}", column.Name), pair.Value) { Expression = said }));
                }
            }

            var rows = feed.DeleteWhen is { } condition ? await ReadAsync(name, condition, cancellation) : Influences.None;
            gaps.UnionWith(rows.Gaps);
            edges.AddRange(rows.As(Influence.Filter).Columns.Select(pair =>
                new LineageEdge(pair.Key, new ColumnId($"{entity.Schema}.{entity.Table}", null), pair.Value) { Expression = feed.DeleteWhen }));
            edges.Add(new LineageEdge(new ColumnId(name, null), new ColumnId($"{entity.Schema}.{entity.Table}", null), Influence.Filter));
        }

        var columns = edges.Select(edge => edge.From.Column).OfType<string>().Distinct().Select(column => new LineageColumn(column, null, ""));
        return (new LineageNode
        {
            Name = name, Kind = LineageKind.Feed, Label = feed.Path, OtherNames = [feed.Name, feed.Path],
            Columns = [.. columns], File = feed.File, Line = feed.PathLine, Gaps = [.. gaps],
        }, edges);
    }

    /// <summary>The columns that a feed gives for a column of the contract, and what landing makes of their values.</summary>
    static IEnumerable<(ContractColumn Fed, Influence Influence)> Fed(Entity entity, ContractColumn column) => column switch
    {
        { IsId: true } => [(column, Influence.Transformation)],
        { IsFed: true } => [(column, Influence.Identity)],
        { Role: ColumnRole.Instant } => column.Of.Concat(column.Near).Select(other => (entity.Find(other)!, Influence.Transformation)),
        { Role: ColumnRole.SourceId } => column.Of.Select(other => (entity.Find(other)!, Influence.Identity)),
        _ => [],
    };

    async Task<(Influences From, string? Said)> FromAsync(string node, ContractColumn column, ColumnMapping? mapping, CancellationToken cancellation) => mapping switch
    {
        null => (Influences.Of(new ColumnId(node, column.Name), Influence.Identity), "by its name, where the file has it"),
        { Sql: { } sql } => (await ReadAsync(node, sql, cancellation), sql),
        { From: { } from } => (Influences.Of(new ColumnId(node, from), IsPlain(mapping) ? Influence.Identity : Influence.Transformation), Said(mapping)),
        _ => (Influences.None, null),
    };

    static bool IsPlain(ColumnMapping mapping) => mapping.Formats.Count == 0 && mapping.Map.Count == 0 && mapping.Default is null;

    static string? Said(ColumnMapping mapping)
    {
        string[] steps =
        [
            .. mapping.Formats.Select(format => $"as {format}"),
            .. mapping.Map.Count > 0 ? [$"{mapping.Map.Count} words replaced"] : Array.Empty<string>(),
            .. mapping.Default is not null ? ["with a default"] : Array.Empty<string>(),
        ];
        return steps.Length == 0 ? null : string.Join(", ", steps);
    }

    /// <summary>What an expression over the file's columns reads; which columns there are, the file alone knows.</summary>
    async Task<Influences> ReadAsync(string node, string sql, CancellationToken cancellation)
    {
        try
        {
            var query = await engine.ParseAsync($"select {sql}", cancellation);
            var file = new Scope(null, [new Source(null, []) { OpenNode = node }]);
            return new QueryTracer(NoTables.Instance).Trace(query, file).Columns[0].Influences;
        }
        catch (KeptException error)
        {
            return Influences.Gap(error.Message);
        }
    }

    sealed class NoTables : ITables
    {
        public static readonly NoTables Instance = new();

        public KnownTable? Find(string schema, string name) => null;
    }
}
