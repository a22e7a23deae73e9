namespace Kept.Lineage;

/// <summary>Influences by the names that OpenLineage gives them, in small letters.</summary>
public static class LineageWords
{
    static readonly (Influence Influence, string Word)[] Words =
    [
        (Influence.Identity, "identity"), (Influence.Transformation, "transformation"), (Influence.Aggregation, "aggregation"),
        (Influence.Join, "join"), (Influence.Filter, "filter"), (Influence.GroupBy, "group_by"),
        (Influence.Sort, "sort"), (Influence.Window, "window"), (Influence.Conditional, "conditional"),
    ];

    /// <summary>A word for each influence that holds, direct ones first.</summary>
    public static IReadOnlyList<string> Of(Influence influence) => [.. Words.Where(word => (influence & word.Influence) != 0).Select(word => word.Word)];
}
