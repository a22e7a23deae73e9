using Kept.Models;
using Kept.Postgres;
using Kept.Warehouses;
using Kept.Workspaces;

namespace Kept.Cli.Verbs;

/// <summary>The engines that texts can be compiled for.</summary>
enum TargetEngine
{
    Workspace,
    DuckDb,
    Postgres,
    Redshift,
    Spark,
}

/// <summary>Compiles for an engine that need not be there: as its first build would have the texts, and without asking anything.</summary>
sealed class CompileTarget(Dialect dialect)
{
    public string Engine => dialect.Name;

    public static CompileTarget? Of(TargetEngine engine) => engine switch
    {
        TargetEngine.Workspace => null,
        TargetEngine.DuckDb => new CompileTarget(DuckDb.DuckDbWarehouse.Spelling),
        TargetEngine.Postgres => new CompileTarget(PostgresWarehouse.Spelling),
        TargetEngine.Redshift => new CompileTarget(new RedshiftDialect()),
        _ => new CompileTarget(new SparkDialect()),
    };

    public ModelProject Load(Workspace workspace) => ModelProject.Load(workspace.ProjectDirectories, workspace.Vars, Engine);

    public NodeCompiler Compiler(ModelProject project) => new(project, dialect, Refuse) { IsFullRefresh = true };

    ResultSet Refuse(string sql) => throw new KeptException($"a text asks the warehouse while it is compiled for {Engine}, and there is none: {sql.Split('\n')[0]}; compile it without --target");
}
