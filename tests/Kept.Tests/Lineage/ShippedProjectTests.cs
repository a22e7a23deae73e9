using Kept.Contracts;
using Kept.DuckDb.Lineage;
using Kept.Lineage;
using Kept.Models;
using Kept.Tests.WarehouseProject;
using Xunit;

namespace Kept.Tests.Lineage;

/// <summary>The lineage of the project that the program ships.</summary>
public sealed class ShippedProjectTests
{
    static readonly ModelProject Project = ModelProject.Load([BuiltProject.Directory], new Dictionary<string, object?>());

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_of_it_is_traced()
    {
        var graph = await TraceAsync();
        Assert.Equal(Project.Models.Count + Project.Sources.Count + Project.Analyses.Count, graph.Nodes.Count);
        Assert.Empty(graph.Nodes.SelectMany(node => node.Gaps.Concat(node.Columns.SelectMany(column => column.Gaps)).Select(gap => $"{node.Name}: {gap}")));
        Assert.All(graph.Nodes, node => Assert.NotEmpty(node.Columns));
    }

    [Fact]
    public async Task Every_column_is_the_one_that_a_build_makes()
    {
        await using var built = await BuiltProject.CreateAsync();
        await built.BuildAsync();
        foreach (var node in (await TraceAsync()).Nodes.Where(node => node.Kind is LineageKind.Model && node.Name != "silver.features_attendance"))
        {
            var made = await built.RowsAsync($"select column_name, column_type from (describe {node.Name})");
            Assert.Equal(made, node.Columns.Select(column => $"{column.Name}|{column.Type}"));
        }
    }

    [Theory]
    [InlineData("gold.unified_appointments.delay_minutes", "silver.fact_appointment.delay_minutes", Influence.Identity)]
    [InlineData("silver.fact_appointment.delay_minutes", "staging.stg_appointments.scheduled_time", Influence.Transformation)]
    [InlineData("silver.fact_appointment.outcome", "staging.stg_appointments.status", Influence.Conditional)]
    [InlineData("gold.clinic_probability.average_probability", "gold.unified_predictions.probability_dna", Influence.Aggregation)]
    [InlineData("gold.clinic_probability", "gold.unified_predictions.clinic_name", Influence.GroupBy)]
    [InlineData("gold.unified_appointment.outcome", "gold.unified_appointments.outcome", Influence.Identity)]
    [InlineData("staging.stg_patients", "staging.patients._is_deleted", Influence.Filter)]
    [InlineData("gold.clinic_days.late_starts", "gold.unified_appointments.delay_minutes", Influence.Conditional)]
    public async Task An_edge_says_how_a_column_depends(string to, string from, Influence influence)
    {
        var edges = (await TraceAsync()).Edges.Where(edge => edge.To.ToString() == to && edge.From.ToString() == from);
        Assert.True((Assert.Single(edges).Influence & influence) != 0, edges.Single().Influence.ToString());
    }

    static async Task<LineageGraph> TraceAsync()
    {
        await using var engine = await DuckDbQueryEngine.OpenAsync(Cancellation);
        var contract = Contract.Load([BuiltProject.Directory]);
        return await LineageGraph.TraceAsync(Project, contract, [], engine, Cancellation);
    }
}
