using System.IO.Hashing;
using System.Text;
using Kept.Models.Compile;
using Kept.Models.Ejection;
using Kept.Models.Jinja;
using Kept.Models.Project;
using Kept.Models.Selection;

namespace Kept.Models;

/// <summary>A dbt project, read and checked: its models in the order in which they are built, its tests, its sources.</summary>
public sealed class ModelProject
{
    readonly IReadOnlyDictionary<string, Node> analyses;
    readonly Lazy<IReadOnlyList<ProjectNode>> nodes;

    ModelProject(ProjectLoader loader, string fingerprint)
    {
        Context = loader.Context;
        Files = loader.Files;
        Fingerprint = fingerprint;
        Models = [.. loader.Models.Select(node => ModelOf(node, loader.Properties.Models.GetValueOrDefault(node.Name)))];
        Tests = [.. loader.Tests.Select(node => new DataTest(node))];
        UnitTests = loader.UnitTests;
        Hints = [.. NameHints.Of(loader.Files), .. EjectedBook.Hints(loader.Directories)];
        var files = loader.Latest(FileKind.Analysis).ToList();
        analyses = files.ToDictionary(file => file.Name, file => NodeOf(file.Display, file.Name, file.Text));
        Macros = [.. Context.Macros.Own.Select(macro => new MacroText(
            macro.Name, [.. macro.Signature.Parameters.Select(parameter => parameter.Name)], macro.Place.Source.Name,
            loader.Properties.Macros.GetValueOrDefault(macro.Name)?.Description is { Length: > 0 } description ? description : LeadingComment.Of(macro.Place.Source.Text),
            macro.Place.Source.Text, macro.Text))];
        nodes = new(() => new ProjectNodes(Context, loader.Properties).Of(this, analyses.Values));
        Analyses = [.. files.Select(file => new Analysis(file.Name, file.Display, file.Text, loader.Properties.Analyses.GetValueOrDefault(file.Name)?.Description ?? ""))];
    }

    /// <summary>The project's name.</summary>
    public string Name => Context.Name;

    /// <summary>The engine that it was read for: duckdb, postgres.</summary>
    public string Engine => Context.Engine;

    /// <summary>The models that are switched on, each after those it reads.</summary>
    public IReadOnlyList<Model> Models { get; }

    /// <summary>The tests that are switched on.</summary>
    public IReadOnlyList<DataTest> Tests { get; }

    /// <summary>The unit tests that are switched on.</summary>
    public IReadOnlyList<UnitTest> UnitTests { get; }

    /// <summary>The tables that the project reads and does not build.</summary>
    public IReadOnlyCollection<SourceTable> Sources => Context.Sources.Values;

    /// <summary>The texts under <c>analyses/</c>.</summary>
    public IReadOnlyList<Analysis> Analyses { get; }

    /// <summary>All that is switched on, whatever its kind: what a selection selects from.</summary>
    public IReadOnlyList<ProjectNode> Nodes => nodes.Value;

    /// <summary>The macros and generic tests that the project itself has, by name.</summary>
    public IReadOnlyList<MacroText> Macros { get; }

    /// <summary>What may not be meant as it is: a name of the workspace's that only resembles one of ours, an override of what has changed.</summary>
    public IReadOnlyList<string> Hints { get; }

    /// <summary>Changes whenever a text of the project changes, or a variable: then a build must be a rebuild.</summary>
    public string Fingerprint { get; }

    internal ProjectContext Context { get; }

    internal IReadOnlyList<ProjectFile> Files { get; }

    /// <summary>Reads the project of the first directory; what the later ones hold is added to it, and wins by name.</summary>
    /// <param name="directories">The first holds <c>dbt_project.yml</c>.</param>
    /// <param name="vars">Variables; they win over those of the project.</param>
    /// <param name="engine">The name of the warehouse's dialect, by which macros are dispatched.</param>
    /// <exception cref="ModelException">A file cannot be read, or asks for what is not supported.</exception>
    public static ModelProject Load(IReadOnlyList<string> directories, IReadOnlyDictionary<string, object?> vars, string engine = "duckdb")
    {
        var loader = new ProjectLoader(directories, vars, engine);
        loader.Load();
        return new ModelProject(loader, Hash(directories, loader, vars, engine));
    }

    /// <summary>The nodes that are meant.</summary>
    /// <exception cref="SelectionException">A term cannot be read, or asks for what is not supported.</exception>
    public NodeSelection Select(SelectionRequest request) => new NodeSelector(new NodeGraph(Nodes), request.State).Select(request);

    /// <summary>The SQL of an analysis, with references by the names under which models are published.</summary>
    /// <exception cref="ModelException">There is none of that name, or it cannot be rendered.</exception>
    public string CompileAnalysis(string name, IReadOnlyDictionary<string, object?> vars) => analyses.TryGetValue(name, out var node)
        ? Compile(node, vars)
        : throw new ModelException(Name, 0, 0, Suggestion.Unknown("analysis", name, [.. analyses.Keys]));

    /// <summary>The SQL of a model as a rebuild has it, with references by the names under which models are published.</summary>
    /// <exception cref="ModelException">It cannot be rendered.</exception>
    public string CompileModel(Model model) => Compile(model.Node, new Dictionary<string, object?>());

    /// <summary>The query whose columns are those of a model's table: a snapshot has some beside those of its own query.</summary>
    /// <exception cref="ModelException">It cannot be rendered.</exception>
    public string CompileTable(Model model) => model.Materialization is Materialization.Snapshot ? SnapshotColumns.Beside(model.Node, CompileModel(model)) : CompileModel(model);

    /// <summary>The SQL of any text, as if it stood under <c>analyses/</c>.</summary>
    /// <param name="file">What errors call the text.</param>
    /// <param name="text">The text.</param>
    /// <param name="vars">Variables of this text; they win over all others.</param>
    /// <exception cref="ModelException">It cannot be rendered.</exception>
    public string CompileText(string file, string text, IReadOnlyDictionary<string, object?> vars) =>
        Compile(NodeOf(file, Path.GetFileNameWithoutExtension(file), text), vars);

    string Compile(Node node, IReadOnlyDictionary<string, object?> vars)
    {
        var invocation = new Invocation { Execute = true, Vars = vars };
        return CompiledText.Of(new NodeContext(Context, node, PublishedReferences.Instance, invocation), CancellationToken.None);
    }

    static Model ModelOf(Node node, ModelProperties? described) => new(node, described?.Columns ?? [], described?.Constraints ?? []);

    internal Node NodeOf(string file, string name, string text) =>
        new(NodeKind.Analysis, name, file, 0, [], Template.Parse(new SourceText(file, text))) { Package = Name };

    static string Hash(IReadOnlyList<string> directories, ProjectLoader loader, IReadOnlyDictionary<string, object?> vars, string engine)
    {
        var hash = new XxHash128();
        void Add(string text) => hash.Append(Encoding.UTF8.GetBytes(text + "\0"));
        Add(engine);
        Add(typeof(ModelProject).Assembly.GetName().Version?.ToString() ?? "");
        foreach (var settings in directories.Select(ProjectSettings.PathIn).Where(File.Exists))
        {
            Add(File.ReadAllText(settings));
        }

        foreach (var file in loader.Files.Where(file => file.Kind is not FileKind.Analysis))
        {
            Add(file.Display);
            Add(file.Text);
        }

        Add(Jinja.Values.Text.Of(HostValue.ToJinja(vars)));
        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }
}
