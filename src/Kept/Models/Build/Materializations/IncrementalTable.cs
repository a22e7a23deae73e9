using Kept.Models.Jinja.Values;

namespace Kept.Models.Build.Materializations;

/// <summary>Adds what a query gives to a table that is there, by one of dbt's strategies.</summary>
sealed class IncrementalTable(Session session)
{
    /// <summary>The rows that were added or took the place of others; null where the engine does not say.</summary>
    public async Task<long?> AddAsync(Target target, string sql, CancellationToken cancellation)
    {
        var config = target.Node.Config;
        if (target.Model.HasContract)
        {
            await new ContractCheck(session).CheckAsync(target.Model, sql, cancellation);
        }

        var columns = await new SchemaChange(session).ReconcileAsync(target, sql, cancellation);
        var keys = config.ListOf("unique_key").Select(Text.Of).ToList();
        var strategy = config.TextOf("incremental_strategy") ?? "delete+insert";
        var changed = strategy == "append" || keys.Count == 0
            ? await InsertAsync(target, columns, sql, cancellation)
            : await ReplaceAsync(target, strategy, keys, columns, sql, cancellation);
        return changed < 0 ? null : changed;
    }

    Task<long> InsertAsync(Target target, IReadOnlyList<string> columns, string sql, CancellationToken cancellation) =>
        session.ExecuteAsync(target.Node, session.Dialect.Insert(target.Table, columns, sql), sql, cancellation);

    async Task<long> ReplaceAsync(
        Target target, string strategy, List<string> keys, IReadOnlyList<string> columns, string sql, CancellationToken cancellation)
    {
        var delta = $"{target.Model.Table.Name}__delta";
        await session.TemporaryAsync(target.Node, delta, sql, cancellation);
        var predicates = target.Node.Config.ListOf("incremental_predicates").Select(Text.Of).ToList();
        long changed;
        if (strategy == "merge")
        {
            var merge = session.Dialect.Merge(target.Table, delta, keys, predicates, columns, [.. Updated(target, columns)]);
            changed = await session.ExecuteAsync(target.Node, merge, merge, cancellation);
        }
        else
        {
            var delete = session.Dialect.DeleteMatching(target.Table, delta, keys, predicates);
            await session.ExecuteAsync(target.Node, delete, delete, cancellation);
            changed = await InsertAsync(target, columns, $"select * from {session.Dialect.Quote(delta)}", cancellation);
        }

        await session.DropTemporaryAsync(delta, cancellation);
        return changed;
    }

    static IEnumerable<string> Updated(Target target, IReadOnlyList<string> columns)
    {
        var only = NamesOf(target, "merge_update_columns");
        var excluded = NamesOf(target, "merge_exclude_columns");
        var unknown = only.Concat(excluded).FirstOrDefault(name => !columns.Contains(name, StringComparer.OrdinalIgnoreCase));
        return unknown is not null
            ? throw target.Node.Fail($"'{target.Node.Name}' merges by a column that it does not have: {Suggestion.Unknown("column", unknown, columns)}")
            : columns.Where(column => (only.Count == 0 || only.Contains(column)) && !excluded.Contains(column));
    }

    static HashSet<string> NamesOf(Target target, string key) =>
        target.Node.Config.ListOf(key).Select(Text.Of).ToHashSet(StringComparer.OrdinalIgnoreCase);
}
