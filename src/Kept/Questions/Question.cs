namespace Kept.Questions;

/// <summary>A question that the project can answer: one SQL file with a header that says what it asks.</summary>
public sealed record Question
{
    /// <summary>The name: the file's, with <c>-</c> for <c>_</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The SQL file.</summary>
    public required string File { get; init; }

    /// <summary>The question in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>What the answer shows and how it is counted.</summary>
    public string Description { get; init; } = "";

    /// <summary>What the person may set, in the order of the header.</summary>
    public IReadOnlyList<QuestionParameter> Parameters { get; init; } = [];

    /// <summary>How the answer is best drawn; null: as a table.</summary>
    public QuestionChart? Chart { get; init; }

    /// <summary>The one figure that people follow; null: it has none.</summary>
    public QuestionHeadline? Headline { get; init; }
}

/// <summary>How an answer is best drawn.</summary>
/// <param name="Type">bar or line.</param>
/// <param name="Label">The column that names each bar or point.</param>
/// <param name="Value">The column that measures it.</param>
public sealed record QuestionChart(string Type, string Label, string Value);
