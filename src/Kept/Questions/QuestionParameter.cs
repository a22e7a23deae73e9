namespace Kept.Questions;

/// <summary>Something a person may set in a question.</summary>
/// <param name="Name">The name in the SQL file.</param>
/// <param name="Type">What a value must be.</param>
/// <param name="Default">The value when none is given; null: the question is asked without it.</param>
/// <param name="Description">What it does.</param>
public sealed record QuestionParameter(string Name, ParameterType Type, string? Default, string Description)
{
    /// <summary>The option on the command line, without the dashes in front.</summary>
    public string Option => Name.Replace('_', '-');
}

/// <summary>What a parameter's value must be.</summary>
public enum ParameterType
{
    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A day, as 2024-01-31.</summary>
    Date,

    /// <summary>Any text.</summary>
    Text,
}
