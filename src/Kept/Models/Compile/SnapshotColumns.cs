using Kept.Warehouses;

namespace Kept.Models.Compile;

/// <summary>A snapshot's query with the columns that its table has beside, for whoever asks what a column is made of.</summary>
static class SnapshotColumns
{
    public static string Beside(Node snapshot, string sql)
    {
        var settings = SnapshotSettings.Of(snapshot);
        var moment = settings.UpdatedAt ?? "localtimestamp";
        var id = string.Join(" || '|' || ", settings.UniqueKey.Append(moment).Select(value => $"coalesce(cast({value} as varchar), '')"));
        var columns = new List<string>
        {
            $"md5({id}) as {Sql.Name(settings.ScdId)}",
            $"{moment} as {Sql.Name(settings.UpdatedAtName)}",
            $"{moment} as {Sql.Name(settings.ValidFrom)}",
            $"coalesce(nullif({moment}, {moment}), {settings.ValidToCurrent ?? "null"}) as {Sql.Name(settings.ValidTo)}",
        };
        columns.AddRange(settings.HardDeletes is HardDeletes.NewRecord ? [$"'False' as {Sql.Name(settings.IsDeleted)}"] : []);
        return $"select *, {string.Join(", ", columns)}\nfrom (\n{sql}\n) as snapshot_query";
    }
}
