using System.CommandLine;
using Kept.Cli.Hosting;
using Kept.Cli.Kernel;
using Kept.Models.Ejection;

namespace Kept.Cli.Verbs;

/// <summary><c>kept eject</c>: the built-in project, copied to be changed.</summary>
static class EjectVerb
{
    static readonly Argument<string?> Kind = new("kind") { Description = "model, macro, test, analysis, seed or snapshot; without it: list what there is", Arity = ArgumentArity.ZeroOrOne };
    static readonly Argument<string[]> Names = new("name") { Description = "Names of that kind", Arity = ArgumentArity.ZeroOrMore };
    static readonly Option<bool> All = new("--all") { Description = "The whole project: the workspace then owns it, and ours is no longer used" };
    static readonly Option<DirectoryInfo?> To = new("--to") { Description = "The whole project, with what the workspace lays over it, into another directory", HelpName = "DIR" };
    static readonly Option<bool> Force = new("--force") { Description = "Overwrite what is there" };
    static readonly Option<bool> DryRun = new("--dry-run") { Description = "Show what would be written, and write nothing" };

    public static void AddEject(this RootCommand root) =>
        root.Add(new Command("eject", "List the built-in models, macros, tests and questions, or copy them into the workspace to change them") { Kind, Names, All, To, Force, DryRun }.Runs(Run));

    static Task Run(Call call)
    {
        var format = call.Format(OutputFormat.Table, OutputFormat.Json);
        var (kind, names) = (call.Get(Kind), call.Get(Names) ?? []);
        var ways = new[] { call.Get(All), call.Get(To) is not null, kind is not null }.Count(isChosen => isChosen);
        if (ways > 1 || (kind is not null && names.Length == 0))
        {
            throw new UsageException("expected a kind and a name, as in kept eject model dim_patient, or --all, or --to DIR");
        }

        var ejector = Ejector.Of(call.Workspace);
        if (ways == 0)
        {
            EjectTable.Print(ejector.List(), format);
        }
        else
        {
            Eject(call, ejector, kind, names, format);
        }

        return Task.CompletedTask;
    }

    static void Eject(Call call, Ejector ejector, string? kind, string[] names, OutputFormat format)
    {
        var directory = call.Get(To)?.FullName ?? call.Workspace.OwnProject;
        var files = call.Get(To) is not null ? Copy(call, ejector, directory)
            : kind is null ? ejector.PlanAll(call.Get(Force))
            : ejector.Plan(kind, names, call.Get(Force));
        if (!call.Get(DryRun))
        {
            ejector.Write(directory, files);
        }

        EjectTable.Print(files, call.Get(DryRun), format);
        call.Terminal.Note(call.Get(DryRun) ? "nothing was written"
            : $"{Human.Count(files.Count, "file")} in {call.Workspace.Show(directory)}{(kind is null && call.Get(To) is null ? ": a whole dbt project, which this workspace now owns" : "")}");
    }

    static IReadOnlyList<EjectedFile> Copy(Call call, Ejector ejector, string directory) =>
        !call.Get(Force) && Directory.Exists(directory) && Directory.EnumerateFileSystemEntries(directory).Any()
            ? throw new UsageException($"--to: {directory} is not empty; choose another directory, or say --force")
            : ejector.PlanCopy();
}
