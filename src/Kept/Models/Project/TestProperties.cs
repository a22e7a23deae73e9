namespace Kept.Models.Project;

/// <summary>A generic test as a properties file asks for it.</summary>
/// <param name="Test">The test's name: <c>not_null</c>.</param>
/// <param name="Column">The column it stands under; null when it stands under the model.</param>
/// <param name="Arguments">What it is called with.</param>
/// <param name="Config">severity, where, error_if and the like.</param>
/// <param name="GivenName">A name of its own.</param>
/// <param name="Description">What a failure means.</param>
/// <param name="File">For errors.</param>
/// <param name="Line">For errors.</param>
sealed record TestProperties(
    string Test, string? Column, IReadOnlyDictionary<string, object?> Arguments, IReadOnlyDictionary<string, object?> Config,
    string? GivenName, string? Description, string File, int Line)
{
    /// <summary>The folders that the properties file is in: settings of the project hold by them.</summary>
    public IReadOnlyList<string> Folders { get; init; } = [];

    /// <summary>Tags of the column that it stands under, and of the source; they are the test's too. A model's are not.</summary>
    public IReadOnlyList<string> SubjectTags { get; init; } = [];
}
