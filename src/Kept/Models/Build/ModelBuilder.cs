using Kept.Models.Compile;
using Kept.Warehouses;

namespace Kept.Models.Build;

/// <summary>
/// Builds and tests the models of a project in a warehouse. Readers see all of a build or none of it; a test that fails
/// leaves what was there before. A killed build leaves nothing that the next one does not take away.
/// </summary>
public sealed class ModelBuilder(Warehouse warehouse, ModelProject project, TimeProvider clock)
{
    /// <summary>The steps that a build will have, in order, with nothing done.</summary>
    /// <param name="selected">The unique ids of what takes part; null for all.</param>
    public IReadOnlyList<BuildStep> Plan(IReadOnlySet<string>? selected = null) => [.. BuildPlan.Of(project, selected).Select(step => step.Step)];

    /// <summary>Builds, tests, and publishes.</summary>
    /// <returns>What was done; what failed is told there, with <see cref="BuildReport.IsPublished"/> false.</returns>
    /// <exception cref="ModelException">A part that is selected needs one that is neither selected nor built, or a hook failed while publishing. Nothing has changed.</exception>
    /// <exception cref="OperationCanceledException">The build was stopped. Nothing has changed.</exception>
    public async Task<BuildReport> BuildAsync(BuildRequest request, IBuildObserver observer, CancellationToken cancellation)
    {
        if (warehouse.Dialect.Name != project.Engine)
        {
            throw new ModelException(project.Name, 0, 0, $"the project was read for {project.Engine}, and the warehouse is {warehouse.Dialect.Name}");
        }

        var start = clock.GetTimestamp();
        var session = await OpenAsync(request, observer, cancellation);
        Unbuilt.Check(session);
        if (session.Models.Count > 0)
        {
            // Tests alone leave what a refused build has left, for the next one to take.
            await session.DropLeftoversAsync(session.Reuses, cancellation);
        }

        var (runner, isPublished) = request.Rebuild
            ? await RebuildAsync(session, request, observer, cancellation)
            : await TakeInAsync(session, request, observer, cancellation);
        return new BuildReport(request.Rebuild, isPublished, runner.Objection, runner.Reports, clock.GetElapsedTime(start));
    }

    /// <summary>Whether a part could be built: all that it reads is selected too, or built already.</summary>
    /// <param name="selected">The unique ids of what takes part; null for all.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ModelException">Something that it reads is not there.</exception>
    public async Task MustHaveInputsAsync(IReadOnlySet<string>? selected, CancellationToken cancellation)
    {
        if (selected is not null)
        {
            Unbuilt.Check(await OpenAsync(new BuildRequest { Selected = selected }, new SilentBuildObserver(), cancellation));
        }
    }

    /// <summary>Drops what a killed build left aside; builds do so themselves.</summary>
    public async Task TidyAsync(CancellationToken cancellation)
    {
        var session = await OpenAsync(new BuildRequest(), new SilentBuildObserver(), cancellation);
        await session.DropLeftoversAsync(session.Reuses, cancellation);
    }

    async Task<Session> OpenAsync(BuildRequest request, IBuildObserver observer, CancellationToken cancellation)
    {
        var schemas = project.Models.Select(model => model.Table.Schema).Distinct().ToList();
        foreach (var schema in schemas)
        {
            await warehouse.ExecuteAsync(warehouse.Dialect.CreateSchema(schema), cancellation);
        }

        var catalog = schemas.Count == 0 ? new Catalog([]) : await Catalog.ReadAsync(warehouse, schemas, cancellation);
        return new Session(warehouse, project, catalog, request, InvocationOf(request, observer, catalog, cancellation), clock);
    }

    Invocation InvocationOf(BuildRequest request, IBuildObserver observer, Catalog catalog, CancellationToken cancellation) => new()
    {
        Id = Guid.NewGuid().ToString(),
        StartedAt = clock.GetUtcNow(),
        Execute = true,
        IsFullRefresh = request.Rebuild,
        StoreFailures = request.StoreFailures,
        Exists = catalog.Has,
        Ask = sql => warehouse.QueryAsync(sql, cancellation).GetAwaiter().GetResult(),
        Log = observer.Logged,
        Vars = request.Vars,
    };

    async Task<(StepRunner Runner, bool IsPublished)> RebuildAsync(Session session, BuildRequest request, IBuildObserver observer, CancellationToken cancellation)
    {
        var mode = new RebuildMode(session);
        var runner = new StepRunner(session, mode, observer, clock) { FailFast = request.FailFast };
        var isPublished = false;
        try
        {
            await runner.RunAsync(BuildPlan.Of(project, request.Selected), cancellation);
            if (runner.Objection is null)
            {
                await mode.PublishAsync(cancellation);
                isPublished = true;
                await warehouse.InTransactionAsync(() => session.Failures.PublishAsync(cancellation), cancellation);
            }
            else
            {
                await session.Failures.SaveAsync(cancellation);
            }

            return (runner, isPublished);
        }
        finally
        {
            if (!isPublished)
            {
                await mode.DropAsideAsync(runner.Objection is not null && request.KeepsAside ? runner.Built : new HashSet<Model>());
            }
        }
    }

    async Task<(StepRunner Runner, bool IsPublished)> TakeInAsync(Session session, BuildRequest request, IBuildObserver observer, CancellationToken cancellation)
    {
        var mode = new IncrementalMode(session);
        var runner = new StepRunner(session, mode, observer, clock) { FailFast = request.FailFast };
        try
        {
            await warehouse.InTransactionAsync(
                async () =>
                {
                    await runner.RunAsync(BuildPlan.Of(project, request.Selected), cancellation);
                    if (runner.Objection is { } objection)
                    {
                        await (await mode.CanGoOnAsync(cancellation) ? session.Failures.CarryOutAsync(cancellation) : Task.CompletedTask);
                        throw new PublishRefusedException(objection);
                    }

                    await session.Displaced.PutBackAsync(cancellation);
                    await session.Failures.PublishAsync(cancellation);
                    await session.Changes.ForgetAsync(cancellation);
                },
                cancellation);
            await Partitioning.KeepUpAsync(session, cancellation);
            return (runner, true);
        }
        catch (PublishRefusedException)
        {
            return (runner, false);
        }
    }
}

/// <summary>Rolls the transaction of a build back; it never leaves <see cref="ModelBuilder"/>.</summary>
sealed class PublishRefusedException(string reason) : KeptException(reason);
