using Kept.Models.Build.Narrowing;
using Kept.Models.Compile;
using Kept.Warehouses;

namespace Kept.Models.Build;

/// <summary>A quicker look at all rows, for the tests of a column that ask of keys: it shows that there is nothing to find, or shows nothing.</summary>
sealed class KeyCheck(Session session, IReferences references)
{
    /// <summary>Whether <c>unique</c> or <c>relationships</c> is sure to find no row.</summary>
    public async Task<bool> FindsNothingAsync(DataTest test, ColumnTest column, CancellationToken cancellation) => column.Kind switch
    {
        "unique" => await KeysAsync(test, column.Model, column.Column, cancellation) is { } keys && await keys.IsUniqueAsync(cancellation),
        "relationships" => await KeysAsync(test, column.Parent!, column.Field!, cancellation) is { } parents
            && await KeysAsync(test, column.Model, column.Column, cancellation) is { } children && await children.IsWithinAsync(parents, cancellation),
        _ => false,
    };

    /// <summary>Null where the model has no table: a view would be computed once more.</summary>
    async Task<KeySet?> KeysAsync(DataTest test, string model, string column, CancellationToken cancellation) =>
        session.Project.Context.Models[model] is { IsEphemeral: false } node && references.Model(test.Node, node) is var relation && !session.Catalog.HasView(relation.Actual)
            ? await KeySet.OfAsync(session.Warehouse, relation.ToString(), column, cancellation)
            : null;
}
