namespace Kept.Worlds;

/// <summary>How a world's feeds are written.</summary>
public enum WorldFormats
{
    /// <summary>Formats, dialects and id schemes as they meet in real life: two hospital groups, seven feeds and their definitions.</summary>
    Mixed,

    /// <summary>One clean CSV feed per entity, with the contract's own column names, for scale. Plain feeds delete nothing.</summary>
    Plain,
}
