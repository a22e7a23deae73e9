namespace Kept.Models;

/// <summary>A macro of the project, or a generic test.</summary>
/// <param name="Name">The name by which templates call it; a generic test's begins with <c>test_</c>.</param>
/// <param name="Parameters">Its parameters, in order.</param>
/// <param name="File">The file, as the person would name it.</param>
/// <param name="Description">What a properties file says of it, else the comment at the head of its own file.</param>
/// <param name="Text">What the file says.</param>
/// <param name="Definition">The macro alone, from its first tag to its last.</param>
public sealed record MacroText(string Name, IReadOnlyList<string> Parameters, string File, string Description, string Text, string Definition);
