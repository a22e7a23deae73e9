namespace Kept.Models;

/// <summary>A text under <c>analyses/</c>: it is compiled, and never built.</summary>
/// <param name="Name">The file's name without its ending.</param>
/// <param name="File">The file, as the person would name it.</param>
/// <param name="Text">What it says, not compiled.</param>
/// <param name="Description">What the project says about it.</param>
public sealed record Analysis(string Name, string File, string Text, string Description);
