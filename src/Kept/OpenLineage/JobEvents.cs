using System.Text.Json;
using Kept.Feeds;
using Kept.Landing;
using Kept.Lineage;
using Kept.Models;
using Kept.Models.Build;

namespace Kept.OpenLineage;

/// <summary>What the events of a run are written from.</summary>
/// <param name="Graph">The lineage of the project and the feeds.</param>
/// <param name="Engine">The engine's version.</param>
public sealed record LineageFacts(LineageGraph Graph, string Engine);

/// <summary>The events of each kind of job: the whole run, a load, a model, the tests of a table. What a start does not say, the end does.</summary>
sealed class JobEvents(EventWriter writer, Naming naming, ModelProject project, IReadOnlyList<Feed> feeds)
{
    public byte[] Run(Happening happening) =>
        writer.Write(happening, naming.Run, null, json => Facets.JobType(json, "RUN"));

    public byte[] Load(Happening happening, LineageFacts facts, string feed, string file, LoadReport? report)
    {
        var node = facts.Graph[$"feed.{feed}"];
        var lineage = new ColumnLineageFacet(facts.Graph, _ => naming.File(file));
        var entities = feeds.FirstOrDefault(known => known.Name == feed)?.Entities.Select(mapping => mapping.Entity).ToList() ?? [];
        return writer.Write(
            happening,
            naming.Load(feed),
            facts.Engine,
            json => Facets.JobType(json, "LOAD"),
            json => EventWriter.Dataset(json, naming.File(file), () => Facets.Schema(json, report is null ? [] : node?.Columns ?? [])),
            json =>
            {
                foreach (var table in project.Sources.Where(source => entities.Contains(source.Name)).Select(source => facts.Graph[$"{source.Schema}.{source.Identifier}"]!))
                {
                    var rows = report?.Ledger.Where(row => table.OtherNames.Contains(row.Entity)).Sum(row => row.Landed + row.Deleted + row.Absent);
                    Output(json, table, lineage, id => id.Node == $"feed.{feed}", rows, report is not null);
                }
            });
    }

    public byte[] Model(Happening happening, LineageFacts facts, Model model, StepReport? report)
    {
        var node = facts.Graph[model.Table.ToString()]!;
        var inputs = facts.Graph.Inputs(node).ToList();
        return writer.Write(
            happening,
            naming.Model(node.Name),
            facts.Engine,
            json =>
            {
                Facets.JobType(json, "MODEL");
                Facets.Documentation(json, model.Description, "Job");
                if (report is not null && model.Materialization is not Materialization.Seed)
                {
                    Facets.Sql(json, project.CompileModel(model));
                }
            },
            json => inputs.ForEach(input => EventWriter.Dataset(json, naming.Table(input.Name), () => Facets.Schema(json, report is null ? [] : input.Columns))),
            json => Output(json, node, new ColumnLineageFacet(facts.Graph, naming.Table), _ => true, report is null ? null : report.Inserted ?? report.Rows, report is not null));
    }

    public byte[] Tests(Happening happening, LineageFacts facts, string table, IReadOnlyList<(DataTest Test, StepReport Report)> results) => writer.Write(
        happening,
        naming.Test(table),
        facts.Engine,
        json => Facets.JobType(json, "TEST"),
        json => EventWriter.Dataset(
            json, naming.Table(table), null, results.Count == 0 ? null : ("inputFacets", () => Assertions.Write(json, results))));

    void Output(Utf8JsonWriter json, LineageNode node, ColumnLineageFacet lineage, Func<ColumnId, bool> isRead, long? rows, bool isDone) => EventWriter.Dataset(
        json,
        naming.Table(node.Name),
        !isDone ? null : () =>
        {
            Facets.Documentation(json, node.Description, "Dataset");
            Facets.Schema(json, node.Columns);
            lineage.Write(json, node, isRead);
        },
        rows is null ? null : ("outputFacets", () => Facets.Statistics(json, rows)));
}
