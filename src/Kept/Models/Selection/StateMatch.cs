namespace Kept.Models.Selection;

/// <summary>By what was before: <c>state:modified</c>, <c>state:new</c>, and their opposites; a node that is new counts as modified, as it does in dbt.</summary>
static class StateMatch
{
    static readonly string[] Aspects = ["body", "configs", "relation", "macros", "contract", "persisted_descriptions"];

    static readonly string[] Known = ["modified", "unmodified", "new", "old", .. Aspects.Select(aspect => $"modified.{aspect}")];

    public static Func<ProjectNode, bool> Of(Criterion criterion, IProjectState? state)
    {
        if (!Known.Contains(criterion.Value))
        {
            throw new SelectionException($"'{criterion.Raw}': {Suggestion.Unknown("state", criterion.Value, Known)}");
        }

        if (state is null)
        {
            throw new SelectionException($"'{criterion.Raw}' has nothing to compare with; name the folder of an earlier manifest.json: --state DIR");
        }

        return criterion.Value.Split('.') switch
        {
            ["new"] => node => !state.Has(node.UniqueId),
            ["old"] => node => state.Has(node.UniqueId),
            ["unmodified"] => node => state.Has(node.UniqueId) && state.ChangesOf(node.UniqueId).Count == 0,
            ["modified", var aspect] => node => !state.Has(node.UniqueId) || state.ChangesOf(node.UniqueId).Contains(aspect),
            _ => node => !state.Has(node.UniqueId) || state.ChangesOf(node.UniqueId).Count > 0,
        };
    }
}
