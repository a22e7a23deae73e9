using Kept.Contracts;

namespace Kept.Feeds.Guessing;

/// <summary>What a file seems to say of one entity.</summary>
sealed record EntityGuess(Entity Entity, IReadOnlyList<GuessedColumn> Columns)
{
    /// <summary>Whether the entity's own key was found.</summary>
    public bool HasKey => Has(Entity.Key);

    /// <summary>Whether everything that the contract requires was found, and something besides ids.</summary>
    public bool IsComplete => HasKey && Missing.Count == 0 && Columns.Any(column => !column.Column.IsId);

    /// <summary>The required columns that were not found.</summary>
    public IReadOnlyList<ContractColumn> Missing => [.. Entity.FeedColumns.Where(column => column.Required && !Has(column))];

    /// <summary>The columns that are not required and were not found.</summary>
    public IReadOnlyList<ContractColumn> Left => [.. Entity.FeedColumns.Where(column => !column.Required && !Has(column))];

    /// <summary>Guesses an entity's columns from the names and values of a sample.</summary>
    public static EntityGuess Of(Entity entity, Vocabulary vocabulary, SampleRows sample, bool isMain)
    {
        var columns = new ColumnMatcher(entity, vocabulary, sample, isMain).Match();
        columns = [.. columns, .. Completion.Of(entity, vocabulary, sample, columns, isMain)];
        return new EntityGuess(entity, [.. entity.FeedColumns.SelectMany(column => columns.Where(guess => guess.Column == column))]);
    }

    bool Has(ContractColumn column) => Columns.Any(guess => guess.Column == column);
}
