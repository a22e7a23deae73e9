namespace Kept.Models.Project;

enum FileKind
{
    Model,
    Seed,
    Snapshot,
    Properties,
    Macro,
    Test,
    Analysis,
    Fixture,
    Docs,
}

/// <summary>One file of a project.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Layer">Which of the directories it is from; a later one wins.</param>
/// <param name="Display">The path as the person would name it: <c>warehouse/models/gold/x.sql</c>.</param>
/// <param name="Folders">The folders below the models' own: <c>gold</c>.</param>
/// <param name="Name">The name without its ending.</param>
/// <param name="Text">What it says.</param>
sealed record ProjectFile(FileKind Kind, int Layer, string Display, IReadOnlyList<string> Folders, string Name, string Text)
{
    /// <summary>Who wrote it.</summary>
    public Origin Origin { get; init; } = Origin.Workspace;
}
