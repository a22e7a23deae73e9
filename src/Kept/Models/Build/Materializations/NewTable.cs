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
        session.Catalog.Add(target.Table, isView);
        if (isView)
        {
            await session.ExecuteAsync(model.Node, session.Dialect.ReplaceView(target.Table, sql), sql, cancellation);
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

    string ConstrainedTable(Model model, TableName table, IReadOnlyList<ContractedColumn> columns)
    {
        var lines = columns.Select(column => column.Definition(session.Dialect)).Concat(model.Constraints.Select(constraint => constraint.Type == "check"
            ? $"{Named(constraint)}check ({constraint.Expression})"
            : string.Join(", ", constraint.Columns.Select(name => $"check ({session.Dialect.Quote(name)} is not null)"))));
        return $"create table {session.Dialect.Quote(table)} (\n  {string.Join(",\n  ", lines)}\n)";
    }

    string Named(Constraint constraint) => constraint.Name is null ? "" : $"constraint {session.Dialect.Quote(constraint.Name)} ";
}
