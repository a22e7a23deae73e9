using Kept.DuckDb;
using Kept.Models;
using Kept.Models.Build;
using Xunit;

namespace Kept.Tests.Models;

/// <summary>A small dbt project in a folder of its own, with a warehouse in memory.</summary>
sealed class TestProject : IAsyncDisposable
{
    readonly string directory = Directory.CreateTempSubdirectory("kept-models-").FullName;
    DuckDbWarehouse? warehouse;

    public TestProject() => Write("dbt_project.yml", "name: small\n");

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public string Root => directory;

    public TestProject Write(string file, string text)
    {
        var path = Path.Combine(directory, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    public ModelProject Load(params (string Name, object? Value)[] vars) =>
        ModelProject.Load([directory], vars.ToDictionary(v => v.Name, v => v.Value));

    public KeptException Refused() => Assert.ThrowsAny<KeptException>(() => Load());

    public async Task<DuckDbWarehouse> WarehouseAsync() => warehouse ??= await DuckDbWarehouse.OpenAsync(null, false, Cancellation);

    public async Task<BuildReport> BuildAsync(bool rebuild, IBuildObserver? observer = null, BuildRequest? request = null)
    {
        var builder = new ModelBuilder(await WarehouseAsync(), Load(), TimeProvider.System);
        return await builder.BuildAsync((request ?? new BuildRequest()) with { Rebuild = rebuild }, observer ?? new Listener(), Cancellation);
    }

    public async Task ExecuteAsync(string sql) => await (await WarehouseAsync()).ExecuteAsync(sql, Cancellation);

    /// <summary>The rows of a query, a line each, values with bars between.</summary>
    public async Task<string> RowsAsync(string sql)
    {
        var rows = await (await WarehouseAsync()).QueryAsync(sql, Cancellation);
        return string.Join('\n', rows.Rows.Select(row => string.Join('|', row.Select(value => value ?? "null"))));
    }

    /// <summary>The tables and views that there are, by name.</summary>
    public Task<string> TablesAsync() => RowsAsync(
        "select string_agg(table_schema || '.' || table_name, ' ' order by table_schema, table_name) from information_schema.tables where table_type <> 'LOCAL TEMPORARY'");

    public async ValueTask DisposeAsync()
    {
        if (warehouse is not null)
        {
            await warehouse.DisposeAsync();
        }

        Directory.Delete(directory, recursive: true);
    }
}

/// <summary>Writes down what it hears.</summary>
sealed class Listener(Action<string>? whenStarted = null) : IBuildObserver
{
    public List<string> Heard { get; } = [];

    public void Started(BuildStep step)
    {
        Heard.Add($"{step.Index}/{step.Total} {step.Name}");
        whenStarted?.Invoke(step.Name);
    }

    public void Finished(StepReport report) => Heard.Add($"{report.Step.Name} {report.Status}");

    public void Logged(string message) => Heard.Add(message);
}
