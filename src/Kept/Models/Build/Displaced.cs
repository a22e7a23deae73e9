using Kept.Models.Compile;
using Kept.Warehouses;

namespace Kept.Models.Build;

/// <summary>
/// Where a view is bound to the table that it read when it was made, it stands in the way when that table is made anew. Such views
/// are taken down and put back as they were, with the privileges on them: those of this build are made anew anyway, the others,
/// of the project or of anyone, are not this build's to take away.
/// </summary>
sealed class Displaced(Session session)
{
    readonly List<(TableName View, string Script)> views = [];

    Warehouse Warehouse => session.Warehouse;

    /// <summary>Takes down what reads a table or a view, directly or through others, the farthest first.</summary>
    /// <exception cref="ModelException">What reads it cannot be put back.</exception>
    public async Task TakeDownAsync(TableName table, CancellationToken cancellation)
    {
        if (session.Dialect.ListReaders(table) is not { } query)
        {
            return;
        }

        var readers = (await Warehouse.QueryAsync(query, cancellation)).Rows;
        foreach (var row in readers.Reverse())
        {
            var view = new TableName((string)row[0]!, (string)row[1]!);
            await Warehouse.ExecuteAsync(session.Dialect.Drop(view, isView: true), cancellation);
            session.Catalog.Remove(view);
        }

        views.AddRange(readers.Select(row => (new TableName((string)row[0]!, (string)row[1]!), (string)row[2]!)).Where(reader => !IsMadeAnew(reader.Item1)));
    }

    /// <summary>Puts back what a node reads.</summary>
    public async Task PutBackForAsync(Node reader, CancellationToken cancellation)
    {
        if (views.Count == 0)
        {
            return;
        }

        foreach (var node in reader.References.Select(name => session.Project.Context.Models[name]))
        {
            await PutBackForAsync(node, cancellation);
            foreach (var view in views.FindAll(displaced => displaced.View == node.Table))
            {
                await PutBackAsync(view, cancellation);
            }
        }
    }

    /// <summary>Puts back all that is not there yet.</summary>
    /// <exception cref="ModelException">A view does not fit what has been built.</exception>
    public async Task PutBackAsync(CancellationToken cancellation)
    {
        foreach (var view in views.ToList())
        {
            await PutBackAsync(view, cancellation);
        }
    }

    bool IsMadeAnew(TableName view) => session.Takes(view) || view.Name.EndsWith(Catalog.NextSuffix, StringComparison.Ordinal);

    async Task PutBackAsync((TableName View, string Script) displaced, CancellationToken cancellation)
    {
        try
        {
            await Warehouse.ExecuteAsync(displaced.Script, cancellation);
        }
        catch (WarehouseException error)
        {
            throw new ModelException(
                displaced.View.ToString(), 0, 0, $"this view reads what is made anew, and does not fit it any more: {error.Message}. Nothing was published; change the view, or drop it", null, error);
        }

        session.Catalog.Add(displaced.View, isView: true);
        views.Remove(displaced);
    }
}
