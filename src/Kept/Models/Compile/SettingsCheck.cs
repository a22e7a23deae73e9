using Kept.Models.Project;

namespace Kept.Models.Compile;

/// <summary>What can be known to be wrong with the settings of a model, a seed or a snapshot before anything is built.</summary>
static class SettingsCheck
{
    /// <exception cref="ModelException">Settings contradict each other, or one that is needed is missing.</exception>
    public static void Of(Node node, ModelProperties? described)
    {
        if (node.Kind is NodeKind.Snapshot)
        {
            SnapshotSettings.Of(node);
        }

        if (node.Config.ListOf("merge_update_columns").Count > 0 && node.Config.ListOf("merge_exclude_columns").Count > 0)
        {
            throw node.Fail($"'{node.Name}' has both merge_update_columns and merge_exclude_columns; keep one of the two");
        }

        ContractSettings.Check(node, described?.Columns ?? [], described?.Constraints ?? []);
    }
}
