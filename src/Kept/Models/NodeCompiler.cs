using Kept.Models.Build;
using Kept.Models.Compile;
using Kept.Warehouses;

namespace Kept.Models;

/// <summary>Compiles nodes outside of a build, as a build would compile them now.</summary>
/// <param name="project">The project.</param>
/// <param name="dialect">The warehouse's dialect.</param>
/// <param name="ask">Asks the warehouse.</param>
public sealed class NodeCompiler(ModelProject project, Dialect dialect, Func<string, ResultSet> ask)
{
    readonly Lazy<Catalog> catalog = new(() => Catalog.Of(ask(dialect.ListTables(project.Models.Select(model => model.Table.Schema).Distinct()))));

    /// <summary>Whether incremental models are compiled as a rebuild has them. The default, false, compiles those that are there as an increment.</summary>
    public bool IsFullRefresh { get; init; }

    /// <summary>Where <c>log</c>, <c>print</c> and <c>exceptions.warn</c> write; by default nowhere.</summary>
    public Action<string> Log { get; init; } = _ => { };

    /// <summary>Whether a node has a text to compile.</summary>
    public static bool Compiles(ProjectNode node) => node.Kind is not (null or NodeKind.Seed or NodeKind.UnitTest);

    /// <summary>Where builds, too, put a node's SQL, below the directory of compiled texts.</summary>
    public static string PathOf(ProjectNode node) => Path.Combine(node.Package, node.Node!.CompiledPath);

    /// <summary>The SQL of a node, with references by the names under which models are published.</summary>
    /// <exception cref="ModelException">It cannot be rendered.</exception>
    public string Compile(ProjectNode node, CancellationToken cancellation) => node.Kind is NodeKind.Seed
        ? $"select * from {dialect.Quote(node.Node!.Table)}"
        : Compile(node.Node!, cancellation);

    /// <summary>The SQL of any text, as if it stood under <c>analyses/</c>.</summary>
    /// <exception cref="ModelException">It cannot be rendered.</exception>
    public string Compile(string text, CancellationToken cancellation) => Compile(project.NodeOf("the inline query", "inline_query", text), cancellation);

    string Compile(Node node, CancellationToken cancellation)
    {
        var invocation = new Invocation
        {
            Id = Guid.NewGuid().ToString(),
            Execute = true,
            IsFullRefresh = IsFullRefresh,
            Exists = table => catalog.Value.Has(table),
            Ask = ask,
            Log = Log,
        };
        return dialect.Respell(CompiledText.Of(new NodeContext(project.Context, node, new PublishedReferences(IsIncremental), invocation), cancellation));
    }

    bool IsIncremental(Node node) => node.Config.TextOf("materialized") == "incremental"
        && !(node.Config.Find("full_refresh") as bool? ?? IsFullRefresh)
        && catalog.Value.HasTable(node.Table);
}
