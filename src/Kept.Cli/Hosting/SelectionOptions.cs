using System.CommandLine;
using Kept.Artifacts;
using Kept.Cli.Kernel;
using Kept.Models;
using Kept.Models.Selection;

namespace Kept.Cli.Hosting;

/// <summary>dbt's options that say which nodes take part.</summary>
static class SelectionOptions
{
    static readonly Option<string[]> Select = Terms("--select", "What takes part: names, +name, name+, tag:…, path:…; a comma means both", "-s");
    static readonly Option<string[]> Exclude = Terms("--exclude", "What does not, though it is selected");

    static readonly Option<IndirectSelection> Indirect = Choice.Of<IndirectSelection>("--indirect-selection", "Which tests come along: of any selected node, or only those covered");

    static readonly Option<string[]> ResourceTypes = Terms("--resource-type", "Only nodes of these kinds: model, seed, snapshot, test, unit_test, source, analysis");

    static readonly Option<DirectoryInfo?> State = new("--state") { Description = "The folder of the manifest.json that state: compares with; default: what was last published", HelpName = "DIR" };
    static readonly Option<string?> Selector = new("--selector") { Hidden = true };

    /// <summary>The verb takes a selection.</summary>
    public static Command WithSelection(this Command verb)
    {
        verb.Add(Select);
        verb.Add(Exclude);
        verb.Add(Indirect);
        verb.Add(ResourceTypes);
        verb.Add(State);
        verb.Add(Selector);
        verb.Validators.Add(result =>
        {
            // An option of several values takes in what follows it, also a misspelt option.
            if (new[] { Select, Exclude, ResourceTypes }.SelectMany(option => result.GetValue(option) ?? []).FirstOrDefault(UsageProblem.IsOption) is { } option)
            {
                result.AddError(UsageProblem.Unknown(result, option));
            }

            if (result.GetValue(Selector) is { } name)
            {
                result.AddError($"--selector {name}: selectors.yml is not supported; say its terms by --select, or run dbt for it");
            }
        });
        return verb;
    }

    /// <summary>Whether the person chose anything.</summary>
    public static bool IsSelective(this Call call) =>
        call.Get(Select) is { Length: > 0 } || call.Get(Exclude) is { Length: > 0 } || call.Get(ResourceTypes) is { Length: > 0 };

    /// <summary>The nodes that the person chose, of the kinds that the verb is for.</summary>
    /// <param name="call">The invocation.</param>
    /// <param name="project">The project.</param>
    /// <param name="resourceTypes">dbt's words for the kinds.</param>
    /// <param name="unlessAsked">The kinds that are left out unless the person asks for them.</param>
    public static IReadOnlyList<ProjectNode> SelectionOf(this Call call, ModelProject project, IReadOnlyCollection<string> resourceTypes, params IReadOnlyCollection<string> unlessAsked)
    {
        var (select, exclude) = (call.Get(Select) ?? [], call.Get(Exclude) ?? []);
        var asksState = select.Concat(exclude).Any(term => term.Contains("state:", StringComparison.Ordinal));
        var state = asksState ? ManifestState.Read(call.Get(State)?.FullName ?? ArtifactFiles.StateOf(call.Workspace), project) : null;
        var selection = project.Select(new SelectionRequest { Select = select, Exclude = exclude, Indirect = call.Get(Indirect), State = state });
        call.Terminal.Notes(selection.Notes);
        var asked = Asked(call);
        var kinds = resourceTypes.Where(kind => asked.Count == 0 ? !unlessAsked.Contains(kind) : asked.Contains(kind)).ToHashSet();
        return [.. selection.Nodes.Where(node => kinds.Contains(node.ResourceType))];
    }

    static HashSet<string> Asked(Call call)
    {
        var asked = (call.Get(ResourceTypes) ?? []).SelectMany(word => word.Split(',')).ToHashSet();
        var unknown = asked.FirstOrDefault(word => !ResourceType.All.Contains(word) && word is not "all");
        return unknown is not null ? throw new UsageException(Suggestion.Unknown("resource type", unknown, ResourceType.All))
            : asked.Contains("all") ? [.. ResourceType.All] : asked;
    }

    static Option<string[]> Terms(string name, string description, params string[] aliases) => new(name, aliases)
    {
        Description = description,
        HelpName = "TERMS",
        AllowMultipleArgumentsPerToken = true,
        Arity = ArgumentArity.OneOrMore,
    };
}
