using Kept.Contracts;
using Kept.Feeds;
using Kept.Landing;
using Kept.Models;
using Kept.Models.Build;
using Kept.Models.Build.Narrowing;
using Kept.Warehouses;
using Kept.Workspaces;

namespace Kept.Runs;

/// <summary>
/// A run: land what is new, prove it, build the models, test them, publish. What has landed stays landed whatever comes after;
/// what readers see changes at once or not at all.
/// </summary>
public sealed class Pipeline(Warehouse warehouse, Workspace workspace, Contract contract, ModelProject project, TimeProvider clock, ITableReader? tables = null)
{
    readonly RunBook book = new(warehouse);
    readonly Lander lander = new(warehouse, workspace, contract, clock, tables);

    /// <summary>What a run would do now; changes nothing.</summary>
    public async Task<RunPlan> PlanAsync(IReadOnlyList<Feed> feeds, RunRequest request, CancellationToken cancellation)
    {
        var files = await lander.PlanAsync(feeds, cancellation);
        var kind = await BuildKindAsync(request, cancellation);
        kind = kind == BuildKind.None && files.Count > 0 ? BuildKind.Incremental : kind;
        return new RunPlan(files, kind, kind == BuildKind.None ? [] : Builder.Plan(request.Part));
    }

    /// <summary>Runs.</summary>
    /// <exception cref="LandingException">A file could not be landed, or the ledger does not balance; gold is as it was.</exception>
    /// <exception cref="ModelException">A model could not be built; gold is as it was.</exception>
    public async Task<RunReport> RunAsync(IReadOnlyList<Feed> feeds, RunRequest request, IRunObserver observer, CancellationToken cancellation)
    {
        var began = clock.GetTimestamp();
        await Builder.MustHaveInputsAsync(request.Part, cancellation);
        var runId = await book.NextIdAsync(cancellation);
        var loads = await lander.LandAsync(feeds, runId, observer, cancellation);
        await new LedgerBook(warehouse).MustBalanceAsync(cancellation);
        var kind = await BuildKindAsync(request, cancellation);
        var build = kind == BuildKind.None ? null : await BuildAsync(feeds, runId, kind, request, observer, cancellation);
        if (build is null)
        {
            await Builder.TidyAsync(cancellation);
        }

        return new RunReport(runId, loads, build, clock.GetElapsedTime(began)) { IsPart = request.Part is not null };
    }

    /// <summary>Builds, tests and publishes from what has landed, whether anything is new or not.</summary>
    /// <exception cref="LandingException">The ledger does not balance; gold is as it was.</exception>
    /// <exception cref="ModelException">A model could not be built; gold is as it was.</exception>
    public async Task<RunReport> BuildAsync(IReadOnlyList<Feed> feeds, RunRequest request, IRunObserver observer, CancellationToken cancellation)
    {
        var began = clock.GetTimestamp();
        await Builder.MustHaveInputsAsync(request.Part, cancellation);
        await new LedgerBook(warehouse).MustBalanceAsync(cancellation);
        var (runId, kind) = (await book.NextIdAsync(cancellation), await BuildKindAsync(request, cancellation));
        kind = kind == BuildKind.None ? BuildKind.Incremental : kind;
        var build = await BuildAsync(feeds, runId, kind, request, observer, cancellation);
        return new RunReport(runId, [], build, clock.GetElapsedTime(began)) { IsPart = request.Part is not null };
    }

    /// <summary>
    /// Goes on where the last run was refused: of a rebuild, what could be built is taken as it is, unless its text or what landed has
    /// changed since. A run that was not refused has nothing to go on with, and this is a run like any other.
    /// </summary>
    /// <exception cref="LandingException">A file could not be landed, or the ledger does not balance; gold is as it was.</exception>
    /// <exception cref="ModelException">A model could not be built; gold is as it was.</exception>
    public async Task<RunReport> RetryAsync(IReadOnlyList<Feed> feeds, RunRequest request, IRunObserver observer, CancellationToken cancellation)
    {
        if (await book.LastRefusedAsync(cancellation) is not { } last)
        {
            return await RunAsync(feeds, request, observer, cancellation);
        }

        var isStill = last.Note.Aside is not null && last.LoadId == await book.NewestLoadAsync(cancellation);
        var part = request.Part ?? last.Note.Part?.ToHashSet();
        return await BuildAsync(feeds, request with
        {
            FullRefresh = request.FullRefresh || last.Note.Aside is not null,
            Part = part,
            Reused = isStill ? Aside.Reusable(last.Note, part, project, CodeInventory.Of(workspace, project, feeds)) : new HashSet<string>(),
        }, observer, cancellation);
    }

    /// <summary>Tests what is published; nothing is built, and what readers see stays as it is.</summary>
    /// <param name="request">Its part must be tests.</param>
    /// <param name="observer">Who is told.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task<BuildReport> TestAsync(RunRequest request, IBuildObserver observer, CancellationToken cancellation) =>
        Builder.BuildAsync(RequestOf(BuildKind.Incremental, request), observer, cancellation);

    ModelBuilder Builder => new(warehouse, project, clock);

    async Task<BuildReport> BuildAsync(IReadOnlyList<Feed> feeds, int runId, BuildKind kind, RunRequest run, IRunObserver observer, CancellationToken cancellation)
    {
        var code = CodeInventory.Of(workspace, project, feeds);
        var isNews = !code.SequenceEqual(await book.LastCodeAsync(cancellation) ?? new Dictionary<string, string>());
        var proof = kind == BuildKind.Rebuild || run.Part is not null || run.FullTests ? null : await book.LastProofAsync(cancellation);
        await book.BeginAsync(runId, Now, await book.NewestLoadAsync(cancellation), project.Fingerprint, cancellation);
        var build = await Builder.BuildAsync(RequestOf(kind, run) with { Proof = proof }, observer, cancellation);
        var status = !build.IsPublished ? "refused" : run.Part is null ? "published" : RunBook.Part;
        var note = NoteOf(build, isNews && run.Part is null ? code : null);
        note = build.IsPublished ? note with { Proof = run.Part is null ? Proof.Of(build) : null } : note with { Part = run.Part?.ToList(), Aside = build.IsRebuild ? Aside.Of(build, project, code) : null };
        await book.EndAsync(runId, Now, status, note, CancellationToken.None);
        return build;
    }

    BuildRequest RequestOf(BuildKind kind, RunRequest run) => new()
    {
        Rebuild = kind == BuildKind.Rebuild,
        Selected = run.Part,
        Reused = run.Reused,
        KeepsAside = true,
        FailFast = run.FailFast,
        StoreFailures = run.StoreFailures,
        CompiledDirectory = Path.Combine(workspace.TargetPath, "compiled"),
    };

    static RunNote NoteOf(BuildReport build, IReadOnlyDictionary<string, string>? code) => new(code, build.Tests
        .Where(test => test.Failures > 0).GroupBy(test => test.Step.Name).ToDictionary(test => test.Key, test => test.Sum(step => step.Failures!.Value)));

    DateTime Now => clock.GetUtcNow().DateTime;

    async Task<BuildKind> BuildKindAsync(RunRequest request, CancellationToken cancellation)
    {
        if (request.FullRefresh || await book.LastPublishedAsync(cancellation) is not { } last || last.Fingerprint != project.Fingerprint)
        {
            return BuildKind.Rebuild;
        }

        return request.Part is null && last.LoadId == await book.NewestLoadAsync(cancellation) ? BuildKind.None : BuildKind.Incremental;
    }
}
