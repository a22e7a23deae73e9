namespace Kept.Models.Build.Narrowing;

/// <summary>What a build in place does to one table.</summary>
/// <param name="model">Whose table it is.</param>
/// <param name="before">The rows that it had.</param>
sealed class TableChange(Model model, long before)
{
    public Model Model => model;

    /// <summary>The rows that the engine says it has added; null when they are made anew, or it does not say.</summary>
    public long? Inserted { get; set; }

    /// <summary>A temporary table with what the rows that went had in the columns that children refer to; null when there is none.</summary>
    public string? Gone { get; set; }

    /// <summary>How many rows stand there.</summary>
    public long GoneRows { get; set; }

    /// <summary>Whether all rows stand there that the table had.</summary>
    public bool IsGoneWhole { get; set; }

    /// <summary>What is there now, and how much of it is new; null when it is to be counted again.</summary>
    public (long Rows, long Added)? Now { get; set; }

    /// <summary>Whether the rows that the engine shows as new are those that the model has added: all of them, and no others.</summary>
    public bool IsAddedKnown => Now is { } now && Inserted == now.Added && now.Rows - now.Added <= before;

    /// <summary>Whether it is known which rows went.</summary>
    public bool IsGoneKnown => IsGoneWhole || (IsAddedKnown && before - (Now!.Value.Rows - Now.Value.Added) == GoneRows);
}
