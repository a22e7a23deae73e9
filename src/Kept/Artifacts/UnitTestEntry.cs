using Kept.Models;
using Kept.Models.Project;

namespace Kept.Artifacts;

/// <summary>A unit test, as the manifest has it.</summary>
static class UnitTestEntry
{
    public static Dictionary<string, object?> Of(UnitTest test, ModelProject project) => new()
    {
        ["model"] = test.Model,
        ["given"] = test.Given.Select(given => Rows(given.Rows, given.Input)).ToList(),
        ["expect"] = Rows(test.Expect, null),
        ["name"] = test.Name,
        ["resource_type"] = "unit_test",
        ["package_name"] = project.Name,
        ["path"] = test.File[(test.File.LastIndexOf('/') + 1)..],
        ["original_file_path"] = test.Node.OriginalPath,
        ["unique_id"] = test.UniqueId,
        ["fqn"] = new[] { project.Name }.Concat(test.Node.Folders).Concat([test.Model, test.Name]).ToList(),
        ["description"] = test.Description,
        ["depends_on"] = new Dictionary<string, object?> { ["macros"] = Array.Empty<string>(), ["nodes"] = new[] { test.Node.Tested!.UniqueId } },
        ["config"] = new Dictionary<string, object?> { ["enabled"] = true, ["tags"] = test.Node.Config.ListOf("tags"), ["meta"] = NodeSettings.MetaOf(test.Node) },
        ["schema"] = test.Node.Tested.Table.Schema,
    };

    static Dictionary<string, object?> Rows(UnitTestRows rows, string? input)
    {
        var entry = new Dictionary<string, object?> { ["rows"] = rows.Sql is { } sql ? sql : rows.Values, ["format"] = rows.Sql is null ? "dict" : "sql" };
        if (input is not null)
        {
            entry["input"] = input;
        }

        return entry;
    }
}
