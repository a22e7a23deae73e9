using System.IO.Hashing;
using System.Text;
using System.Text.RegularExpressions;
using Kept.Models.Build.Narrowing;
using Kept.Models.Compile;
using Kept.Models.Jinja;
using Kept.Warehouses;

namespace Kept.Models.Build;

/// <summary>What all steps of one build share: the warehouse, the project, what exists, and how errors are told.</summary>
sealed partial class Session(Warehouse warehouse, ModelProject project, Catalog catalog, BuildRequest request, Invocation invocation, TimeProvider clock)
{
    readonly Dictionary<string, (string Sql, DateTimeOffset At)> compiled = [];
    HashSet<TableName>? taking;

    public Warehouse Warehouse => warehouse;

    public Dialect Dialect => warehouse.Dialect;

    public ModelProject Project => project;

    public Catalog Catalog => catalog;

    public BuildRequest Request => request;

    /// <summary>The models that take part and become tables or views.</summary>
    public IReadOnlyList<Model> Models { get; } = [.. project.Models.Where(model => model.IsBuilt && request.Selected?.Contains(model.UniqueId) is not false)];

    /// <summary>Where a rebuild has the rows of a model: beside those that readers see, or, when it takes no part, there.</summary>
    public TableName Aside(TableName table) => Takes(table) ? Catalog.Next(table) : table;

    /// <summary>Whether a model takes part.</summary>
    public bool Takes(TableName table) => (taking ??= [.. Models.Select(model => model.Table)]).Contains(table);

    /// <summary>Whether a rebuild takes a model as a refused one has left it aside.</summary>
    public bool Reuses(Model model) => request.Rebuild && request.Reused.Contains(model.UniqueId) && model.Materialization is not Materialization.View && catalog.HasTable(Catalog.Next(model.Table));

    /// <summary>What a node was compiled to, and when; null when it was not.</summary>
    public (string Sql, DateTimeOffset At)? CompiledOf(string uniqueId) => compiled.TryGetValue(uniqueId, out var found) ? found : null;

    public string InvocationId => invocation.Id;

    /// <summary>When the build began, in UTC: the one moment of all that it writes.</summary>
    public DateTime StartedAt => invocation.StartedAt.UtcDateTime;

    /// <summary>The tables that stayed, and have other rows.</summary>
    public HashSet<TableName> Refilled { get; } = [];

    /// <summary>The views that were taken down, because they stood in the way.</summary>
    public Displaced Displaced => field ??= new Displaced(this);

    /// <summary>The rows that tests have found so far.</summary>
    public FailureStore Failures => field ??= new FailureStore(this);

    /// <summary>What the build does to its tables, where it builds in place.</summary>
    public TableChanges Changes => field ??= new TableChanges(this);

    /// <summary>The same session, for compiling once more what has already said what it logs.</summary>
    public Session Quietly() => new(warehouse, project, catalog, request, invocation with { Log = _ => { } }, clock);

    /// <summary>The SQL of a node; also written to where a person can look at it.</summary>
    public async Task<string> CompileAsync(Node node, IReferences references, CancellationToken cancellation)
    {
        var sql = CompiledText.Of(ContextOf(node, references), cancellation);
        var published = Catalog.AsPublished(sql);
        compiled[node.UniqueId] = (published, clock.GetUtcNow());
        if (request.CompiledDirectory is { } directory)
        {
            var path = CompiledPath(directory, node);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, published + "\n", cancellation);
        }

        return sql.Length > 0 ? sql : throw node.Fail($"'{node.Name}' compiles to nothing; expected a query");
    }

    /// <summary>Runs a statement that holds <paramref name="sql"/>, so that an error can name the line of it.</summary>
    public Task<long> ExecuteAsync(Node node, string statement, string sql, CancellationToken cancellation) =>
        TellingAsync(node, sql, () => warehouse.ExecuteAsync(statement, cancellation));

    public Task<ResultSet> QueryAsync(Node node, string statement, string sql, CancellationToken cancellation) =>
        TellingAsync(node, sql, () => warehouse.QueryAsync(statement, cancellation));

    /// <summary>Does what an engine may refuse, so that its error names the line of <paramref name="sql"/>.</summary>
    public Task TellingAsync(Node node, string sql, Func<Task> run) => TellingAsync(node, sql, async () =>
    {
        await run();
        return true;
    });

    /// <summary>The same, with a result.</summary>
    public async Task<T> TellingAsync<T>(Node node, string sql, Func<Task<T>> run)
    {
        try
        {
            return await run();
        }
        catch (WarehouseException error)
        {
            throw Explain(node, sql, error);
        }
    }

    public async Task RunHooksAsync(Node node, string key, IReferences references, CancellationToken cancellation, Func<RenderedHook, Task>? run = null)
    {
        foreach (var hook in Hooks.Of(project.Context, node, key))
        {
            var rendered = Rendered(node, key, hook, references, cancellation);
            await (run is null ? RunAsync(rendered, cancellation) : run(rendered));
        }
    }

    /// <summary>What a hook says to the engine; nothing, when its text comes to nothing.</summary>
    public RenderedHook Rendered(Node node, string key, Template hook, IReferences references, CancellationToken cancellation)
    {
        var context = ContextOf(node, references);
        var sql = hook.Render(context, cancellation).Trim();
        return context.Ephemerals is [var ephemeral, ..]
            ? throw node.Fail($"the {key} refers to '{ephemeral.Name}', which is ephemeral and stands in queries only; make it a view, or refer to what it reads")
            : new RenderedHook(hook.Source.Name, sql);
    }

    public async Task RunAsync(RenderedHook hook, CancellationToken cancellation)
    {
        Changes.Heard(hook.Sql);
        try
        {
            await (hook.Sql.Length > 0 ? warehouse.ExecuteAsync(hook.Sql, cancellation) : Task.CompletedTask);
        }
        catch (WarehouseException error)
        {
            throw new ModelException(hook.Place, 0, 0, $"the engine refused the hook: {error.Message}", null, error);
        }
    }

    /// <summary>The columns that a query gives, without running it.</summary>
    /// <param name="node">Whose query it is, for errors.</param>
    /// <param name="query">The query.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="sql">The part of the query that a person wrote; all of it by default.</param>
    public Task<List<TableColumn>> ShapeAsync(Node node, string query, CancellationToken cancellation, string? sql = null) =>
        TellingAsync(node, sql ?? query, () => warehouse.DescribeAsync(query, cancellation));

    /// <summary>Makes a table that this session alone sees, in the place of one of the same name.</summary>
    /// <param name="node">Whose table it is, for errors.</param>
    /// <param name="name">Its name.</param>
    /// <param name="query">Its rows.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="sql">The part of the query that a person wrote; all of it by default.</param>
    public async Task TemporaryAsync(Node node, string name, string query, CancellationToken cancellation, string? sql = null)
    {
        await DropTemporaryAsync(name, cancellation);
        await ExecuteAsync(node, Dialect.CreateTemporaryTable(name, query), sql ?? query, cancellation);
    }

    public Task DropTemporaryAsync(string name, CancellationToken cancellation) =>
        warehouse.ExecuteAsync(Dialect.DropTemporaryTable(name), cancellation);

    public Task<List<TableColumn>> TemporaryColumnsAsync(string table, CancellationToken cancellation) => ColumnsAsync(Dialect.ListTemporaryColumns(table), cancellation);

    public Task<List<TableColumn>> ColumnsAsync(TableName table, CancellationToken cancellation) => ColumnsAsync(Dialect.ListColumns(table), cancellation);

    async Task<List<TableColumn>> ColumnsAsync(string query, CancellationToken cancellation) =>
        Columns(await warehouse.QueryAsync(query, cancellation));

    static List<TableColumn> Columns(ResultSet list) => [.. list.Rows.Select(row => new TableColumn((string)row[0]!, (string)row[1]!))];

    /// <summary>Makes a view, in the place of one of the same name; where it is already what is asked for, it stays.</summary>
    public async Task ReplaceViewAsync(Node node, TableName view, string sql, CancellationToken cancellation)
    {
        if (Dialect.ListReaders(view) is null)
        {
            await ExecuteAsync(node, Dialect.ReplaceView(view, sql), sql, cancellation);
            return;
        }

        var mark = $"kept view {XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(sql)):x16}";
        if (!catalog.HasView(view) || await warehouse.ScalarAsync<string>(Dialect.ReadComment(view), cancellation) != mark)
        {
            await DropAsync(view, cancellation);
            await ExecuteAsync(node, Dialect.ReplaceView(view, sql), sql, cancellation);
            await warehouse.ExecuteAsync(Dialect.CommentView(view, mark), cancellation);
        }

        catalog.Add(view, isView: true);
    }

    public Task<long> CountAsync(TableName table, CancellationToken cancellation) =>
        warehouse.ScalarAsync<long>($"select count(*) from {Dialect.Quote(table)}", cancellation);

    /// <summary>Drops what earlier builds left aside, but for the tables of some models.</summary>
    public async Task DropLeftoversAsync(Func<Model, bool> isKept, CancellationToken cancellation)
    {
        var kept = Models.Where(model => model.Materialization is not Materialization.View && isKept(model)).Select(model => Catalog.Next(model.Table)).ToHashSet();
        foreach (var leftover in catalog.Leftovers.Where(table => !kept.Contains(table)).ToList())
        {
            await DropAsync(leftover, cancellation);
        }
    }

    public async Task DropAsync(TableName table, CancellationToken cancellation)
    {
        if (catalog.Has(table))
        {
            await Displaced.TakeDownAsync(table, cancellation);
            await warehouse.ExecuteAsync(Dialect.Drop(table, catalog.HasView(table)), cancellation);
            catalog.Remove(table);
        }
    }

    ModelException Explain(Node node, string sql, WarehouseException error)
    {
        var line = LineIn(error.Sql, sql, error.Message);
        var where = request.CompiledDirectory is { } directory ? CompiledPath(directory, node) : "compiled SQL";
        var place = line > 0 ? $"{where}, line {line}" : where;
        return node.Fail($"the engine refused '{node.Name}' ({place}): {error.Message}", error);
    }

    static int LineIn(string statement, string sql, string message)
    {
        var start = statement.IndexOf(sql, StringComparison.Ordinal);
        var before = start < 0 ? 0 : statement.AsSpan(0, start).Count('\n');
        return LineOfError().Match(message) is { Success: true } match && int.TryParse(match.Groups[1].ValueSpan, out var line) ? Math.Max(1, line - before) : 0;
    }

    static string CompiledPath(string directory, Node node) => Path.Combine(directory, node.Package, node.CompiledPath);

    /// <summary>What a text is rendered in; what it asks the warehouse is heard.</summary>
    public NodeContext ContextOf(Node node, IReferences references) => new(project.Context, node, references, invocation with
    {
        Ask = invocation.Ask is not { } ask ? null : sql =>
        {
            Changes.Heard(sql);
            return ask(sql);
        },
    });

    [GeneratedRegex(@"LINE (\d+):")]
    private static partial Regex LineOfError();
}
