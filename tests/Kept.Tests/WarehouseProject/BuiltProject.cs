using Kept.DuckDb;
using Kept.Models;
using Kept.Models.Build;
using Kept.Warehouses;
using Xunit;

namespace Kept.Tests.WarehouseProject;

/// <summary>The project as it is shipped, on a warehouse in memory with a staging of its own.</summary>
sealed class BuiltProject : IAsyncDisposable
{
    static readonly Lazy<ModelProject> Shipped = new(() => ModelProject.Load([Directory], new Dictionary<string, object?>()));

    readonly ModelProject project;
    bool isBuilt;

    BuiltProject(Warehouse warehouse, ModelProject project)
    {
        this.project = project;
        Warehouse = warehouse;
        Staging = new Staging(warehouse, project);
    }

    /// <summary>Where the project is.</summary>
    public static string Directory => Path.Combine(AppContext.BaseDirectory, "warehouse");

    public Warehouse Warehouse { get; }

    public Staging Staging { get; }

    /// <param name="changed">A directory laid over the project; null for the project as it is.</param>
    public static async Task<BuiltProject> CreateAsync(string? changed = null)
    {
        var models = changed is null ? Shipped.Value : ModelProject.Load([Directory, changed], new Dictionary<string, object?>());
        var project = new BuiltProject(await DuckDbWarehouse.OpenAsync(null, false, TestContext.Current.CancellationToken), models);
        await project.Staging.CreateAsync();
        return project;
    }

    /// <summary>Builds and publishes: a rebuild the first time, afterwards what is new.</summary>
    public async Task BuildAsync(bool rebuild = false, IReadOnlySet<string>? selected = null)
    {
        var report = await TryBuildAsync(rebuild, selected);
        Assert.True(report.IsPublished, report.Reason);
    }

    /// <summary>Builds, whether or not the tests let it be published.</summary>
    public async Task<BuildReport> TryBuildAsync(bool rebuild = false, IReadOnlySet<string>? selected = null)
    {
        var request = new BuildRequest { Rebuild = rebuild || !isBuilt, Selected = selected };
        var report = await new ModelBuilder(Warehouse, project, TimeProvider.System).BuildAsync(request, new Nobody(), TestContext.Current.CancellationToken);
        isBuilt |= report.IsPublished;
        return report;
    }

    public Task<long> ExecuteAsync(string sql) => Warehouse.ExecuteAsync(sql, TestContext.Current.CancellationToken);

    /// <summary>Rows as text, the columns between bars; null is a dash.</summary>
    public Task<List<string>> RowsAsync(string sql) => Content.RowsAsync(Warehouse, sql);

    /// <summary>The answer to a question under <c>analyses/</c>.</summary>
    public Task<List<string>> AskAsync(string question, IEnumerable<(string Name, string Literal)> variables) =>
        RowsAsync(project.CompileAnalysis(question, variables.ToDictionary(variable => variable.Name, variable => (object?)variable.Literal)));

    /// <summary>Holds the content of every model to what a rebuild gives.</summary>
    public async Task MustEqualRebuildAsync()
    {
        var content = await Content.OfAsync(Warehouse, Shipped.Value);
        await BuildAsync(rebuild: true);
        Assert.Equal(await Content.OfAsync(Warehouse, Shipped.Value), content);
    }

    public ValueTask DisposeAsync() => Warehouse.DisposeAsync();

    sealed class Nobody : IBuildObserver
    {
        public void Started(BuildStep step)
        {
        }

        public void Finished(StepReport report)
        {
        }

        public void Logged(string message)
        {
        }
    }
}
