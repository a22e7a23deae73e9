using System.Text.RegularExpressions;

namespace Kept.Models.Build.Narrowing;

/// <summary>
/// What a build in place does to its tables, as far as it can be known: how many rows were there, how many are new by the engine's own
/// count, and which keys went. Nothing is known once a text of the project may have changed rows where they stand.
/// </summary>
sealed partial class TableChanges(Session session)
{
    /// <summary>So many old keys of a table that is made anew are worth keeping aside.</summary>
    const long Few = 100_000;

    readonly Dictionary<string, TableChange> changes = [];
    readonly Dictionary<string, List<string>> fields = FieldsOf(session.Project);
    bool isUnsure;

    /// <summary>Takes notice of a statement that the project's own texts have the engine run.</summary>
    public void Heard(string sql) => isUnsure |= ChangesInPlace().IsMatch(sql);

    /// <summary>A model is about to be built.</summary>
    public async Task BeginAsync(Model model, bool isAddedTo, CancellationToken cancellation)
    {
        foreach (var change in changes.Values)
        {
            change.Now = null;
        }

        if (session.Request.Proof is not { } proof || !session.Catalog.HasTable(model.Table) || !(isAddedTo ? IsAppended(model) : model.Materialization is Materialization.Table))
        {
            return;
        }

        var rows = await session.CountAsync(model.Table, cancellation);
        if (proof.Knows(model, rows))
        {
            var change = changes[model.Name] = new TableChange(model, rows);
            change.IsGoneWhole = !isAddedTo && rows <= Few;
            await (change.IsGoneWhole ? KeepAsync(change, "true", cancellation) : Task.CompletedTask);
        }
    }

    /// <summary>Runs a hook that comes before a model. Where its last statement deletes rows of the model's table, their keys are kept first.</summary>
    public async Task RunAsync(Model model, RenderedHook hook, CancellationToken cancellation)
    {
        if (changes.GetValueOrDefault(model.Name) is { Gone: null } change && LastDelete.In(hook.Sql, session.Dialect.Quote(model.Table)) is { } last)
        {
            await session.RunAsync(hook with { Sql = last.Before }, cancellation);
            await KeepAsync(change, last.Condition, cancellation);
            hook = hook with { Sql = last.Sql };
        }

        await session.RunAsync(hook, cancellation);
    }

    /// <summary>A model was built: so many rows were added, as the engine says.</summary>
    public void End(Model model, long? inserted)
    {
        if (changes.GetValueOrDefault(model.Name) is { } change)
        {
            change.Inserted = inserted;
        }
    }

    /// <summary>The columns of a model's table are no longer what they were.</summary>
    public void Reshaped(Model model) => changes.Remove(model.Name);

    /// <summary>What was done to a model's table; null when that is not known.</summary>
    public async Task<TableChange?> OfAsync(string model, CancellationToken cancellation)
    {
        if (isUnsure || session.Dialect.IsNewRow is not { } isNew || changes.GetValueOrDefault(model) is not { } change)
        {
            return null;
        }

        if (change.Now is null)
        {
            var table = session.Dialect.Quote(change.Model.Table);
            var row = (await session.Warehouse.QueryAsync($"select (select count(*) from {table}), (select count(*) from {table} where {isNew})", cancellation)).Rows[0];
            change.Now = (Convert.ToInt64(row[0], null), Convert.ToInt64(row[1], null));
        }

        return change;
    }

    /// <summary>Drops what was kept aside.</summary>
    public async Task ForgetAsync(CancellationToken cancellation)
    {
        foreach (var change in changes.Values.Where(change => change.Gone is not null))
        {
            await session.DropTemporaryAsync(change.Gone!, cancellation);
        }

        changes.Clear();
    }

    async Task KeepAsync(TableChange change, string condition, CancellationToken cancellation)
    {
        if (fields.GetValueOrDefault(change.Model.Name) is not { } names)
        {
            return;
        }

        change.Gone = $"kept_gone_{changes.Count}";
        var rows = $"select {string.Join(", ", names)} from {session.Dialect.Quote(change.Model.Table)} where {condition}";
        await session.TemporaryAsync(change.Model.Node, change.Gone, rows, cancellation);
        change.GoneRows = await session.Warehouse.ScalarAsync<long>($"select count(*) from {session.Dialect.Quote(change.Gone)}", cancellation);
    }

    static bool IsAppended(Model model) => model.Materialization is Materialization.Incremental && model.Node.Config.TextOf("incremental_strategy") is null or "append" or "delete+insert";

    /// <summary>The columns of each table that others refer to.</summary>
    static Dictionary<string, List<string>> FieldsOf(ModelProject project) => project.Tests
        .Select(test => ColumnTest.Of(project.Context, test.Node)).Where(test => test?.Parent is not null)
        .GroupBy(test => test!.Parent!).ToDictionary(group => group.Key, group => group.Select(test => test!.Field!).Distinct().ToList());

    [GeneratedRegex(@"\b(update|merge|alter|replace|conflict|truncate)\b", RegexOptions.IgnoreCase)]
    private static partial Regex ChangesInPlace();
}
