namespace Kept.Models.Build;

/// <summary>Whether all that a selected part reads is there, built now or before.</summary>
static class Unbuilt
{
    /// <exception cref="ModelException">Something is not there.</exception>
    public static void Check(Session session)
    {
        var taking = session.Models.Select(model => model.Name).ToHashSet();
        foreach (var node in session.Models.Select(model => model.Node))
        {
            foreach (var name in node.References.Where(name => !taking.Contains(name)))
            {
                if (session.Project.Context.Models[name] is { IsEphemeral: false } missing && !session.Catalog.Has(missing.Table))
                {
                    throw node.Fail($"'{node.Name}' reads '{name}', which is neither selected nor built; select it too: --select +{node.Name}");
                }
            }
        }
    }
}
