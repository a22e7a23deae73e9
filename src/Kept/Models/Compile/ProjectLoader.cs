using Kept.Models.Jinja;
using Kept.Models.Project;

namespace Kept.Models.Compile;

/// <summary>Reads a whole project: names first, then settings and references, then the order.</summary>
sealed class ProjectLoader
{
    readonly ProjectSettings settings;
    readonly List<ProjectFile> files;
    readonly ProjectProperties properties;
    readonly ConfigTree tree;
    readonly ConfigApplier configs;
    readonly List<Node> tests = [];

    public ProjectLoader(IReadOnlyList<string> directories, IReadOnlyDictionary<string, object?> vars, string engine)
    {
        settings = ProjectSettings.Read(directories);
        files = ProjectFiles.Read(directories, settings);
        properties = ProjectProperties.Read(files);
        tree = new ConfigTree(settings.Models);
        Context = new ProjectContext(settings.Name, engine, MacroLibrary.Read(files), settings.Vars.Concat(vars).GroupBy(v => v.Key).ToDictionary(g => g.Key, g => g.Last().Value));
        configs = new ConfigApplier(Context);
    }

    public ProjectContext Context { get; }

    public IReadOnlyList<ProjectFile> Files => files;

    public ProjectProperties Properties => properties;

    public ProjectSettings Settings => settings;

    public IReadOnlyList<Node> Models { get; private set; } = [];

    public IReadOnlyList<Node> Tests => tests;

    public void Load()
    {
        AddSources();
        foreach (var file in Latest(FileKind.Model))
        {
            Context.Models[file.Name] = MakeNode(NodeKind.Model, file);
        }

        foreach (var model in Context.Models.Values)
        {
            Configure(model);
        }

        tree.Check();
        CheckProperties();
        Models = Graph.Order(Context.Models, Context.Models.Values.Where(model => model.Config.IsEnabled));
        AddTests();
    }

    /// <summary>The files of a kind, by name; of two directories the later one's.</summary>
    public IEnumerable<ProjectFile> Latest(FileKind kind)
    {
        var latest = new Dictionary<string, ProjectFile>();
        foreach (var file in files.Where(file => file.Kind == kind))
        {
            if (latest.TryGetValue(file.Name, out var other) && other.Layer == file.Layer)
            {
                throw new ModelException(file.Display, 0, 0, $"'{file.Name}' is also the name of {other.Display}; names must differ, whatever the folder");
            }

            latest[file.Name] = file;
        }

        return latest.Values;
    }

    Node MakeNode(NodeKind kind, ProjectFile file) =>
        new(kind, file.Name, file.Display, 0, file.Folders, Template.Parse(new SourceText(file.Display, file.Text))) { Package = Context.Name, Origin = file.Origin };

    void AddSources()
    {
        foreach (var (key, source) in properties.Sources.Where(source => source.Value.IsEnabled))
        {
            Context.Sources[key] = source.Table with { UniqueId = $"source.{Context.Name}.{key.Source}.{key.Table}" };
        }
    }

    /// <summary>Settings in their order: the project's tree, the properties file, the model itself; the last one holds.</summary>
    void Configure(Node model)
    {
        configs.Apply(model, tree.For(model.Folders, model.Name));
        if (properties.Models.TryGetValue(model.Name, out var described))
        {
            configs.Apply(model, described.Config);
            model.Description = described.Description;
        }

        Capture(model);
        model.Table = new NodeNaming(Context).Name(model);
    }

    /// <summary>Renders the text, and the hooks, to see what they set and refer to.</summary>
    void Capture(Node node)
    {
        var context = new NodeContext(Context, node, CapturedReferences.Instance, new Invocation());
        node.Template.Render(context, CancellationToken.None);
        foreach (var hook in Hooks.Of(Context, node, "pre_hook").Concat(Hooks.Of(Context, node, "post_hook")).ToList())
        {
            hook.Render(context, CancellationToken.None);
        }

        if (node.Kind is NodeKind.Model && node.References.Contains(node.Name))
        {
            throw Itself(node);
        }
    }

    static ModelException Itself(Node node) => node.Fail($"'{node.Name}' refers to itself by ref; inside of is_incremental() use {{{{ this }}}}");

    void CheckProperties()
    {
        if (properties.Models.Values.FirstOrDefault(model => !Context.Models.ContainsKey(model.Name)) is { } unknown)
        {
            throw new ModelException(unknown.File, unknown.Line, 0, $"'{unknown.Name}' is described, and {Context.UnknownModel(unknown.Name)}");
        }

        MustExist(properties.Tests.Values, "singular test", FileKind.Test);
        MustExist(properties.Analyses.Values, "analysis", FileKind.Analysis);
    }

    void MustExist(IEnumerable<NodeProperties> described, string what, FileKind kind)
    {
        var names = Latest(kind).Select(file => file.Name).ToHashSet();
        if (described.FirstOrDefault(node => !names.Contains(node.Name)) is { } unknown)
        {
            throw new ModelException(unknown.File, unknown.Line, 0, $"'{unknown.Name}' is described, and no file is: {Suggestion.Unknown(what, unknown.Name, names)}");
        }
    }

    void AddTests()
    {
        var maker = new TestNodes(Context);
        foreach (var file in Latest(FileKind.Test))
        {
            AddTest(MakeNode(NodeKind.Test, file), properties.Tests.GetValueOrDefault(file.Name));
        }

        var ofModels = properties.Models.Values.SelectMany(model => model.Tests.Select(test => (test, maker.Make(test, TestSubject.Of(model)))));
        var ofSources = properties.Sources.Values.Where(source => source.IsEnabled).SelectMany(source => source.Tests.Select(test =>
            (test, maker.Make(test, TestSubject.Of(source.Table)))));
        foreach (var (test, node) in ofModels.Concat(ofSources))
        {
            configs.Apply(node, test.Config.Select(entry => new ConfigEntry(entry.Key, entry.Value, test.File, test.Line)));
            AddTest(node, null);
        }
    }

    void AddTest(Node node, NodeProperties? described)
    {
        configs.Apply(node, described?.Config);
        node.Description = described?.Description ?? (node.Description.Length > 0 ? node.Description : LeadingComment.Of(node.Template.Source.Text));
        Capture(node);
        var isWhole = node.References.All(name => Context.Models[name].Config.IsEnabled);
        tests.AddRange(node.Config.IsEnabled && isWhole ? [node] : []);
    }
}
