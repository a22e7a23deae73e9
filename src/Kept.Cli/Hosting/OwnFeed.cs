using Kept.Workspaces;

namespace Kept.Cli.Hosting;

/// <summary>The feeds of what predictions write into a workspace: scores and work lists land like anybody's files.</summary>
static class OwnFeed
{
    public const string Predictions = "predictions";
    public const string Worklists = "worklists";

    /// <summary>The directory of the files.</summary>
    public static string DirectoryOf(Workspace workspace, string name) => Path.Combine(workspace.Root, name);

    /// <summary>Writes the definition where there is none yet; it is the workspace's own from then on.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="name">What it is.</param>
    /// <param name="entity">The entity that its files hold.</param>
    public static void Describe(Workspace workspace, string name, string entity)
    {
        var path = Path.Combine(workspace.FeedsPath, $"kept-{name}.yml");
        if (File.Exists(path))
        {
            return;
        }

        Directory.CreateDirectory(workspace.FeedsPath);
        File.WriteAllText(path, $$"""
            # Written by kept predict.
            path: {{name}}/*.ndjson
            format: ndjson
            source: kept-{{name}}
            entities:
              {{entity}}:
                appointment_id: {from: appointment_id, source: {{workspace.PrimarySource}}}

            """);
    }
}
