using Kept.Feeds;
using Kept.Models;
using Kept.Questions;
using Kept.Runs;
using Kept.Warehouses;
using Kept.Workspaces;

namespace Kept.Plans;

/// <summary>Reads out of the copy, with the warehouse beside it, what the run changed.</summary>
sealed class PlanReading(Warehouse warehouse, Workspace workspace, ModelProject project, IReadOnlyList<Feed> feeds, QuestionCatalog questions, TimeProvider clock)
{
    /// <summary>What the session calls the warehouse as it stands.</summary>
    const string Before = "kept_before";

    /// <summary>The tables that the run went on with, as far as they can be known; null when it made everything anew.</summary>
    public TablesInPlace? InPlace { get; init; }

    public async Task<Plan> ReadAsync(Plan plan, IPlanObserver observer, CancellationToken cancellation)
    {
        var after = (await warehouse.ScalarAsync<string>("select current_database()", cancellation))!;
        var isFirst = !File.Exists(workspace.WarehousePath);
        await warehouse.ExecuteAsync(isFirst ? $"attach ':memory:' as {Before}" : $"attach {Sql.Text(workspace.WarehousePath)} as {Before} (read_only)", cancellation);
        var (code, failures) = isFirst ? (null, null) : await HistoryAsync(after, cancellation);
        plan = plan with
        {
            Code = code is { } before ? CodeChanges.Between(before, CodeInventory.Of(workspace, project, feeds), project) : null,
            Tests = TestChanges.Between([.. plan.TestReports], failures),
            Files = await new FileStates(warehouse, isFirst ? null : Before).OfAsync(plan.Run!.Loads, cancellation),
            Rejected = await RejectedAsync(plan, cancellation),
        };
        plan = plan.Refusal is null ? await CompareAsync(plan, after, observer, cancellation) : plan;
        await warehouse.ExecuteAsync($"detach {Before}", cancellation);
        return plan;
    }

    async Task<Plan> CompareAsync(Plan plan, string after, IPlanObserver observer, CancellationToken cancellation)
    {
        var began = clock.GetTimestamp();
        var inPlace = InPlace is null ? new HashSet<TableName>() : await InPlace.FindAsync(cancellation);
        var tables = await new WarehouseComparison(warehouse, project, Before, after) { InPlace = inPlace }.CompareAsync(observer.Comparing, cancellation);
        var compared = clock.GetElapsedTime(began);
        var headlines = await new HeadlineComparison(warehouse, project, questions.Questions, Before, after).CompareAsync(tables, observer.Asking, cancellation);
        return plan with
        {
            Tables = tables,
            Headlines = headlines,
            Times = new Dictionary<string, TimeSpan> { ["run"] = plan.Run!.Elapsed, ["compare"] = compared, ["ask"] = clock.GetElapsedTime(began) - compared },
        };
    }

    /// <summary>What the last published run wrote down of itself.</summary>
    async Task<(IReadOnlyDictionary<string, string>? Code, IReadOnlyDictionary<string, long>? Failures)> HistoryAsync(string after, CancellationToken cancellation)
    {
        await warehouse.ExecuteAsync($"use {Before}", cancellation);
        var book = new RunBook(warehouse);
        var history = (await book.LastCodeAsync(cancellation), await book.LastFailuresAsync(cancellation));
        await warehouse.ExecuteAsync($"use {Sql.Name(after)}", cancellation);
        return history;
    }

    async Task<IReadOnlyList<RejectedRows>> RejectedAsync(Plan plan, CancellationToken cancellation)
    {
        var loads = plan.Run!.Loads.SelectMany(load => load.Ledger).Select(row => row.LoadId).ToList();
        var rows = loads.Count == 0 ? [] : (await warehouse.QueryAsync($"""
            select feed, entity, coalesce(column_name, ''), rule, count(*) from staging.rejects
            where load_id in ({string.Join(", ", loads)}) group by all order by 5 desc, 1, 2, 3, 4
            """, cancellation)).Rows;
        return [.. rows.Select(row => new RejectedRows((string)row[0]!, (string)row[1]!, (string)row[2]!, (string)row[3]!, Convert.ToInt64(row[4], null)))];
    }
}
