using Kept.Models.Jinja.Values;
using Kept.Warehouses;

namespace Kept.Models.Build;

/// <summary>
/// The setting <c>partition_by</c> under <c>meta</c>: <c>{month: a date, list: a column, rows: a number}</c>. It is a physical matter: an engine
/// that has no use for parts leaves it aside, as dbt does.
/// </summary>
static class Partitioning
{
    /// <summary>By which columns a table is to be kept in parts; null when it is not, or the engine has none.</summary>
    /// <exception cref="ModelException">The setting cannot be meant.</exception>
    public static PartitionKeys? Of(Session session, Model model)
    {
        var meta = model.Node.Config.Find("meta") as JinjaDict;
        if (session.Warehouse.Partitioner is null || meta is null || !meta.TryGet("partition_by", out var setting))
        {
            return null;
        }

        return setting is JinjaDict keys && keys["month"] is string month && keys["list"] is string list && keys["rows"] is long rows
            ? new PartitionKeys(month, list, rows)
            : throw model.Node.Fail("'partition_by' under 'meta' must say 'month', the name of a column with a date, 'list', the name of a column with few values, and 'rows', how many rows are worth a part");
    }

    /// <summary>Gives what came into the tables of a build its parts.</summary>
    public static async Task KeepUpAsync(Session session, CancellationToken cancellation)
    {
        foreach (var model in session.Models.Where(model => model.Materialization is not Materialization.View))
        {
            if (Of(session, model) is { } keys)
            {
                await session.Warehouse.Partitioner!.KeepUpAsync(model.Table, keys, cancellation);
            }
        }
    }
}
