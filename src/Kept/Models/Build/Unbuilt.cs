using Kept.Models.Compile;

namespace Kept.Models.Build;

/// <summary>Whether all that a selected part reads is there, built now or before.</summary>
static class Unbuilt
{
    /// <exception cref="ModelException">Something is not there.</exception>
    public static void Check(Session session)
    {
        foreach (var node in session.Models.Select(model => model.Node))
        {
            if (First(session, node) is { } missing)
            {
                throw node.Fail($"'{node.Name}' reads '{missing}', which is neither selected nor built; select it too: --select +{node.Name}");
            }
        }
    }

    /// <summary>The first that a node reads and that is neither selected nor built; null when all is there.</summary>
    public static string? First(Session session, Node node) =>
        node.References.Select(name => Missing(session, session.Project.Context.Models[name])).FirstOrDefault(missing => missing is not null);

    /// <summary>The node itself, or what it reads when it stands inlined.</summary>
    static string? Missing(Session session, Node read) => read.IsEphemeral ? First(session, read)
        : session.Takes(read.Table) || session.Catalog.Has(read.Table) ? null
        : read.Name;
}
