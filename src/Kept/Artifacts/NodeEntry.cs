using System.Security.Cryptography;
using System.Text;
using Kept.Models;
using Kept.Models.Compile;

namespace Kept.Artifacts;

/// <summary>A model, seed, snapshot, test or analysis, as the manifest has it.</summary>
sealed class NodeEntry(ModelProject project, Invocation invocation, IReadOnlyDictionary<string, string> compiled)
{
    readonly Dictionary<string, Model> models = project.Models.ToDictionary(model => model.UniqueId);
    readonly Dictionary<(string, string), SourceTable> sources = project.Sources.ToDictionary(source => (source.Source, source.Name));

    public Dictionary<string, object?> Of(ProjectNode listed)
    {
        var node = listed.Node!;
        var entry = Common(listed, node);
        entry["relation_name"] = HasRelation(node) ? RelationName(node) : null;
        entry["raw_code"] = node.Kind is NodeKind.Seed ? "" : node.Template.Source.Text;
        entry["columns"] = models.TryGetValue(node.UniqueId, out var model) ? ColumnEntry.Of(model.Columns) : new Dictionary<string, object?>();
        if (node.Kind is NodeKind.Seed)
        {
            entry["depends_on"] = new Dictionary<string, object?> { ["macros"] = Macros(node) };
            return entry;
        }

        AddCode(entry, listed, node);
        if (node.Kind is NodeKind.Model)
        {
            AddModel(entry, model!);
        }
        else if (node.Generic is { } generic)
        {
            AddGeneric(entry, node, generic);
        }

        return entry;
    }

    Dictionary<string, object?> Common(ProjectNode listed, Node node) => new()
    {
        ["database"] = invocation.Database,
        ["schema"] = node.Table.Schema is { Length: > 0 } schema ? schema : project.Context.DefaultSchema,
        ["name"] = node.Name,
        ["resource_type"] = node.ResourceType,
        ["package_name"] = node.Package,
        ["path"] = node.Generic is { } generic ? $"{generic.ShortName}.sql" : BelowFolder(node.OriginalPath),
        ["original_file_path"] = node.OriginalPath,
        ["unique_id"] = node.UniqueId,
        ["fqn"] = listed.Fqn,
        ["alias"] = node.Table.Name,
        ["checksum"] = ChecksumOf(node),
        ["config"] = NodeSettings.Of(node),
        ["tags"] = listed.Tags,
        ["description"] = node.Description,
        ["meta"] = NodeSettings.MetaOf(node),
        ["docs"] = NodeSettings.DocsOf(node),
        ["patch_path"] = listed.DescribedIn is { } file ? $"{node.Package}://{file}" : null,
        ["unrendered_config"] = new Dictionary<string, object?>(),
    };

    void AddCode(Dictionary<string, object?> entry, ProjectNode listed, Node node)
    {
        entry["language"] = "sql";
        entry["refs"] = node.References.Order(StringComparer.Ordinal).Select(name => new Dictionary<string, object?> { ["name"] = name, ["package"] = null, ["version"] = null }).ToList();
        entry["sources"] = node.Sources.Order().Select(source => new[] { source.Source, source.Table }).ToList();
        entry["metrics"] = Array.Empty<string>();
        entry["depends_on"] = new Dictionary<string, object?> { ["macros"] = Macros(node), ["nodes"] = listed.Parents };
        entry["contract"] = new Dictionary<string, object?> { ["enforced"] = ContractSettings.IsEnforced(node), ["alias_types"] = true, ["checksum"] = ContractOf(node) };
        if (compiled.TryGetValue(node.UniqueId, out var sql))
        {
            entry["compiled"] = true;
            entry["compiled_code"] = sql;
            entry["compiled_path"] = $"target/compiled/{node.Package}/{node.CompiledPath}";
            entry["extra_ctes_injected"] = true;
            entry["extra_ctes"] = Array.Empty<string>();
        }
    }

    static void AddModel(Dictionary<string, object?> entry, Model model)
    {
        entry["access"] = "protected";
        entry["constraints"] = model.Constraints.Select(ColumnEntry.Of).ToList();
    }

    void AddGeneric(Dictionary<string, object?> entry, Node node, GenericTest generic)
    {
        entry["column_name"] = generic.Column;
        entry["file_key_name"] = generic.Subject.FileKey;
        entry["attached_node"] = generic.Subject.Model is { } model ? project.Context.Models[model].UniqueId : null;
        entry["test_metadata"] = new Dictionary<string, object?> { ["name"] = generic.Test, ["kwargs"] = generic.Arguments, ["namespace"] = null };
        entry["raw_code"] = $"{{{{ test_{generic.Test}(**_dbt_generic_test_kwargs) }}}}{(generic.ShortName == node.Name ? "" : $"{{{{ config(alias=\"{generic.ShortName}\") }}}}")}";
    }

    /// <summary>Changes when the columns that a contract promises do.</summary>
    string? ContractOf(Node node) => ContractSettings.IsEnforced(node) && models.TryGetValue(node.UniqueId, out var model)
        ? Sha256(string.Join('\n', model.Columns.Select(column => $"{column.Name} {column.DataType}")))
        : null;

    static Dictionary<string, object?> ChecksumOf(Node node) => node.Generic is not null
        ? new() { ["name"] = "none", ["checksum"] = "" }
        : new() { ["name"] = "sha256", ["checksum"] = Sha256(OneSpaced(node.Kind is NodeKind.Seed ? node.Data : node.Template.Source.Text)) };

    /// <summary>As dbt takes it for a checksum: every run of white space is one blank.</summary>
    static string OneSpaced(string text) => string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

    List<string> Macros(Node node) => [.. MacroUse.Of(project.Context.Macros, node).Select(name => MacroEntry.IdOf(project, name))];

    string RelationName(Node node) => string.Join('.', new[] { invocation.Database, node.Table.Schema, node.Table.Name }.Where(part => part.Length > 0).Select(part => $"\"{part}\""));

    static bool HasRelation(Node node) => node.Kind is NodeKind.Model or NodeKind.Seed or NodeKind.Snapshot && !node.IsEphemeral;

    static string BelowFolder(string path) => path[(path.IndexOf('/', StringComparison.Ordinal) + 1)..];

    static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
