using Kept.Models;
using Kept.Models.Build.Materializations;

namespace Kept.Lineage.Tracing;

/// <summary>The columns of a seed: its file's, and nothing leads to them.</summary>
sealed class SeedTracer(IQueryEngine engine)
{
    public async Task<NodeTrace> TraceAsync(LineageNode node, Model seed, CancellationToken cancellation)
    {
        try
        {
            var file = new SeedColumns(seed.Node).Of(SeedFile.Read(seed.Node)).Select(column => new Column { Name = column.Name, DataType = column.Type });
            var columns = await engine.DeclareAsync(seed.Table, [.. file], cancellation);
            return NodeTrace.Untraced(node, [.. columns.Select(column => NodeTracer.With(column, seed.Columns))], []);
        }
        catch (KeptException error)
        {
            return NodeTrace.Untraced(node, seed.Columns, [NodeTracer.FirstLine(error.Message)]) with { IsUndeclared = true };
        }
    }
}
