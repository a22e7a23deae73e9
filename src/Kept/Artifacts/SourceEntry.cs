using Kept.Models;

namespace Kept.Artifacts;

/// <summary>A source's table, as the manifest has it.</summary>
static class SourceEntry
{
    public static Dictionary<string, object?> Of(ProjectNode node, string database)
    {
        var source = node.Source!;
        return new()
        {
            ["loaded_at_field"] = source.Freshness?.LoadedAt,
            ["freshness"] = source.Freshness is { } freshness ? SourcesFile.Criteria(freshness) : null,
            ["database"] = database,
            ["schema"] = source.Schema,
            ["name"] = source.Name,
            ["resource_type"] = "source",
            ["package_name"] = node.Package,
            ["path"] = node.OriginalPath,
            ["original_file_path"] = node.OriginalPath,
            ["unique_id"] = node.UniqueId,
            ["fqn"] = node.Fqn,
            ["source_name"] = source.Source,
            ["source_description"] = "",
            ["loader"] = "kept",
            ["identifier"] = source.Identifier,
            ["description"] = source.Description,
            ["columns"] = ColumnEntry.Of(source.Columns),
            ["meta"] = source.Meta,
            ["tags"] = node.Tags,
            ["config"] = new Dictionary<string, object?> { ["enabled"] = true },
            ["relation_name"] = $"\"{database}\".\"{source.Schema}\".\"{source.Identifier}\"",
        };
    }
}
