using Kept.Models.Compile;

namespace Kept.Models.Build.Narrowing;

/// <summary>
/// The query of a test over what a build in place has changed. It finds what the whole query would, because that found nothing in
/// the rows that have not changed; where that cannot be shown, there is none.
/// </summary>
sealed class NarrowTest(Session session, IReferences references)
{
    /// <returns>The query; null when the test must look at the whole table.</returns>
    public async Task<string?> OfAsync(DataTest test, ColumnTest column, string checksum, CancellationToken cancellation)
    {
        if (session.Request.Proof?.Holds(test, checksum) is not true || await session.Changes.OfAsync(column.Model, cancellation) is not { IsAddedKnown: true } change)
        {
            return null;
        }

        var rows = column.Parent is null ? RowsOf(column, change) : await ChildrenAsync(column, change, cancellation);
        return rows is null ? null : CompiledText.Of(session.ContextOf(test.Node, new NarrowReferences(references, column.Model, rows)), cancellation);
    }

    string RowsOf(ColumnTest test, TableChange change) => test.Kind == "unique"
        ? $"select * from {Name(change)} where {test.Column} in (select {test.Column} from {Name(change)} where {session.Dialect.IsNewRow})"
        : AddedTo(change);

    string AddedTo(TableChange change) => $"select * from {Name(change)} where {session.Dialect.IsNewRow}";

    /// <summary>The rows that came, and those that refer to a key that went.</summary>
    async Task<string?> ChildrenAsync(ColumnTest test, TableChange child, CancellationToken cancellation)
    {
        if (await session.Changes.OfAsync(test.Parent!, cancellation) is not { IsGoneKnown: true } parent)
        {
            return null;
        }

        var gone = $"select g.{test.Field} from {session.Dialect.Quote(parent.Gone ?? "")} as g where not exists (select 1 from {Name(parent)} as p where p.{test.Field} = g.{test.Field})";
        return parent.Gone is null || await session.Warehouse.ScalarAsync<long>($"select count(*) from ({gone}) as gone", cancellation) == 0
            ? AddedTo(child)
            : $"{AddedTo(child)} union all select * from {Name(child)} where not ({session.Dialect.IsNewRow}) and {test.Column} in ({gone})";
    }

    string Name(TableChange change) => session.Dialect.Quote(change.Model.Table);
}
