using Kept.Models.Jinja;
using Kept.Models.Project;

namespace Kept.Models.Compile;

/// <summary>Reads a whole project: names first, then settings and references, then the order.</summary>
sealed class ProjectLoader
{
    readonly ProjectSettings settings;
    readonly List<ProjectFile> files;
    readonly ProjectProperties properties;
    readonly Dictionary<NodeKind, ConfigTree> trees;
    readonly ConfigTree testTree;
    readonly ConfigApplier configs;
    readonly List<Node> tests = [];

    public ProjectLoader(IReadOnlyList<string> directories, IReadOnlyDictionary<string, object?> vars, string engine)
    {
        Directories = directories;
        settings = ProjectSettings.Read(directories);
        files = ProjectFiles.Read(directories, settings);
        properties = ProjectProperties.Read(files);
        DocsBlocks.Read(files).Resolve(properties);
        trees = new()
        {
            [NodeKind.Model] = new ConfigTree(settings.Models, settings.Name, "model"),
            [NodeKind.Seed] = new ConfigTree(settings.Seeds, settings.Name, "seed"),
            [NodeKind.Snapshot] = new ConfigTree(settings.Snapshots, settings.Name, "snapshot"),
        };
        testTree = new ConfigTree(settings.Tests, settings.Name, "test");
        Context = new ProjectContext(settings.Name, engine, MacroLibrary.Read(files), settings.Vars.Concat(vars).GroupBy(v => v.Key).ToDictionary(g => g.Key, g => g.Last().Value));
        configs = new ConfigApplier(Context);
    }

    public ProjectContext Context { get; }

    public IReadOnlyList<string> Directories { get; }

    public IReadOnlyList<ProjectFile> Files => files;

    public ProjectProperties Properties => properties;

    public ProjectSettings Settings => settings;

    public IReadOnlyList<Node> Models { get; private set; } = [];

    public IReadOnlyList<Node> Tests => tests;

    public IReadOnlyList<UnitTest> UnitTests { get; private set; } = [];

    public void Load()
    {
        AddSources();
        foreach (var (name, node) in new ReferableNodes(Context.Name, properties, Latest).Make())
        {
            Context.Models[name] = node;
        }

        foreach (var model in Context.Models.Values)
        {
            Configure(model);
        }

        foreach (var tree in trees.Values)
        {
            tree.Check();
        }

        CheckProperties();
        Models = Graph.Order(Context.Models, Context.Models.Values.Where(model => model.Config.IsEnabled));
        AddTests();
        UnitTests = [.. properties.UnitTests.Values.Select(new UnitTestNodes(Context, configs).Make).OfType<UnitTest>()];
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
        foreach (var (key, source) in properties.Sources)
        {
            var (table, text) = (source.Table, new SourceTexts(Context, source));
            if (text.IsEnabled)
            {
                Context.Sources[key] = table with { UniqueId = $"source.{Context.Name}.{key.Source}.{key.Table}", Schema = text.Of(table.Schema), Identifier = text.Of(table.Identifier) };
            }
        }
    }

    /// <summary>Settings in their order: the project's tree, the properties file, the model itself; the last one holds.</summary>
    void Configure(Node model)
    {
        configs.Apply(model, trees[model.Kind].For(model.Folders, model.Name));
        if (properties.Models.TryGetValue(model.Name, out var described))
        {
            configs.Apply(model, described.Config);
            model.Description = described.Description;
        }

        Capture(model);
        SettingsCheck.Of(model, described);
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

        if (node.Kind is NodeKind.Model or NodeKind.Snapshot && node.References.Contains(node.Name))
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

        if (properties.Models.Values.FirstOrDefault(model => model.What != Context.Models[model.Name].ResourceType) is { } other)
        {
            throw new ModelException(other.File, other.Line, 0, $"'{other.Name}' is described as a {other.What}, and is a {Context.Models[other.Name].ResourceType}; describe it under '{Context.Models[other.Name].ResourceType}s'");
        }

        MustExist(properties.Tests.Values, "singular test", Latest(FileKind.Test).Select(file => file.Name));
        MustExist(properties.Analyses.Values, "analysis", Latest(FileKind.Analysis).Select(file => file.Name));
        MustExist(properties.Macros.Values, "macro", Context.Macros.Own.Select(macro => macro.Name));
    }

    static void MustExist(IEnumerable<NodeProperties> described, string what, IEnumerable<string> there)
    {
        var names = there.ToHashSet();
        if (described.FirstOrDefault(node => !names.Contains(node.Name)) is { } unknown)
        {
            throw new ModelException(unknown.File, unknown.Line, 0, $"'{unknown.Name}' is described, and no file is: {Suggestion.Unknown(what, unknown.Name, names)}");
        }
    }

    void AddTests()
    {
        foreach (var file in Latest(FileKind.Test))
        {
            AddSingularTest(MakeNode(NodeKind.Test, file), properties.Tests.GetValueOrDefault(file.Name));
        }

        foreach (var (subject, test) in properties.Models.Values.SelectMany(model => model.Tests.Select(test => (TestSubject.Of(model), test))))
        {
            AddGenericTest(subject, test);
        }

        foreach (var (subject, test) in properties.Sources.Where(source => Context.Sources.ContainsKey(source.Key)).Select(source => source.Value).SelectMany(source => source.Tests.Select(test => (TestSubject.Of(source.Table), test))))
        {
            AddGenericTest(subject, test);
        }

        testTree.Check();
    }

    void AddSingularTest(Node node, NodeProperties? described)
    {
        node.Config.Add("schema", TestNodes.AuditSchema);
        configs.Apply(node, testTree.For(node.Folders, node.Name));
        configs.Apply(node, described?.Config);
        node.Description = described?.Description ?? LeadingComment.Of(node.Template.Source.Text);
        Capture(node);
        AddTest(node);
    }

    /// <summary>What the properties file says holds over what the test's own text says, and the text may ask for it: so it is applied before and after.</summary>
    void AddGenericTest(TestSubject subject, TestProperties test)
    {
        var node = new TestNodes(Context).Make(test, subject);
        var given = test.Config.Select(entry => new ConfigEntry(entry.Key, entry.Value, test.File, test.Line)).ToList();
        configs.Apply(node, testTree.For(test.Folders, node.Name));
        configs.Apply(node, given);
        Capture(node);
        configs.Apply(node, given);
        AddTest(node);
    }

    void AddTest(Node node)
    {
        node.Table = new NodeNaming(Context).Name(node);
        var isWhole = node.References.All(name => Context.Models[name].Config.IsEnabled);
        tests.AddRange(node.Config.IsEnabled && isWhole ? [node] : []);
    }
}
