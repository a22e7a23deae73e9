namespace Kept.Plans;

/// <summary>How the columns of a table differ.</summary>
static class TableShape
{
    public static TableChange Compare(Relation old, Relation now)
    {
        var before = old.Columns.ToDictionary(column => column.Name, column => column.Type);
        var after = now.Columns.ToDictionary(column => column.Name, column => column.Type);
        return new TableChange
        {
            Name = now.Table.ToString(),
            Kind = TableChangeKind.Changed,
            IsView = now.IsView,
            ColumnsAdded = [.. now.Columns.Where(column => !before.ContainsKey(column.Name))],
            ColumnsRemoved = [.. old.Columns.Select(column => column.Name).Where(name => !after.ContainsKey(name))],
            ColumnsRetyped = [.. now.Columns.Where(column => before.TryGetValue(column.Name, out var type) && type != column.Type)
                .Select(column => (column.Name, before[column.Name], column.Type))],
        };
    }
}
