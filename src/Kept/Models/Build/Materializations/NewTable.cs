using Kept.Warehouses;

namespace Kept.Models.Build.Materializations;

/// <summary>A table or a view of what a query gives now, as its contract says if one is enforced.</summary>
sealed class NewTable(Session session)
{
    public async Task CreateAsync(Target target, string sql, CancellationToken cancellation)
    {
        var model = target.Model;
        var columns = model.HasContract ? await new ContractCheck(session).CheckAsync(model, sql, cancellation) : [];
        var isView = model.Materialization is Materialization.View;
        if (isView)
        {
            await session.ReplaceViewAsync(model.Node, target.Table, sql, cancellation);
            session.Catalog.Add(target.Table, isView: true);
            return;
        }

        if (session.Catalog.HasTable(target.Table) && await RefillAsync(target, sql, cancellation))
        {
            return;
        }

        session.Catalog.Add(target.Table, isView: false);
        if (Partitioning.Of(session, model) is { } keys)
        {
            var shape = await session.ShapeAsync(model.Node, sql, cancellation);
            await session.TellingAsync(model.Node, sql, () => session.Warehouse.Partitioner!.CreateAsync(target.Table, shape, keys, sql, cancellation));
        }
        else if (columns.Any(column => column.IsConstrained) || model.Constraints.Count > 0)
        {
            await session.ExecuteAsync(model.Node, ConstrainedTable(model, target.Table, columns), sql, cancellation);
            await session.ExecuteAsync(model.Node, session.Dialect.Insert(target.Table, columns.Select(column => column.Name), sql), sql, cancellation);
        }
        else
        {
            var ordered = columns.Count == 0 ? sql : session.Dialect.SelectColumns(columns.Select(column => column.Name), sql);
            await session.ExecuteAsync(model.Node, session.Dialect.CreateTable(target.Table, ordered), sql, cancellation);
        }
    }

    /// <summary>Gives a table that is there other rows, so that nobody who reads it has to wait; one that has other columns is dropped.</summary>
    async Task<bool> RefillAsync(Target target, string sql, CancellationToken cancellation)
    {
        var rows = $"{target.Model.Table.Name}__rows";
        await session.TemporaryAsync(target.Node, rows, sql, cancellation);
        var columns = await session.ColumnsAsync(target.Table, cancellation);
        var isSame = columns.ToHashSet().SetEquals(await session.TemporaryColumnsAsync(rows, cancellation));
        if (isSame)
        {
            var insert = session.Dialect.Insert(target.Table, columns.Select(column => column.Name), $"select * from {session.Dialect.Quote(rows)}");
            await session.ExecuteAsync(target.Node, $"delete from {session.Dialect.Quote(target.Table)};\n{insert}", insert, cancellation);
            session.Refilled.Add(target.Table);
        }
        else
        {
            await session.DropAsync(target.Table, cancellation);
        }

        await session.DropTemporaryAsync(rows, cancellation);
        return isSame;
    }

    string ConstrainedTable(Model model, TableName table, IReadOnlyList<ContractedColumn> columns)
    {
        var lines = columns.Select(column => column.Definition(session.Dialect)).Concat(model.Constraints.Select(constraint => constraint.Type == "check"
            ? $"{Named(constraint)}check ({constraint.Expression})"
            : string.Join(", ", constraint.Columns.Select(name => $"check ({session.Dialect.Quote(name)} is not null)"))));
        return $"create table {session.Dialect.Quote(table)} (\n  {string.Join(",\n  ", lines)}\n)";
    }

    string Named(Constraint constraint) => constraint.Name is null ? "" : $"constraint {session.Dialect.Quote(constraint.Name)} ";
}
