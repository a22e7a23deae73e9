using Kept.Contracts;

namespace Kept.Feeds.Guessing;

/// <summary>Gives each contract column of an entity the source column whose name fits best and whose values do not speak against it.</summary>
sealed class ColumnMatcher(Entity entity, Vocabulary vocabulary, SampleRows sample, bool isMain)
{
    readonly Dictionary<string, TemporalShape> shapes = [];

    /// <summary>The columns that were found.</summary>
    public IReadOnlyList<GuessedColumn> Match()
    {
        var found = new List<GuessedColumn>();
        foreach (var (column, source, _) in Candidates().OrderBy(candidate => candidate.Rank))
        {
            if (found.TrueForAll(guess => guess.Column != column && !Excludes(guess, column, source)))
            {
                found.Add(Guess(column, source));
            }
        }

        return found;
    }

    IEnumerable<(ContractColumn Column, string Source, int Rank)> Candidates() =>
        from column in entity.FeedColumns
        let words = vocabulary.For(entity, column, isMain)
        from source in sample.Columns
        let rank = NameFit.Rank(source, vocabulary.Owner(entity, column).Name, words, vocabulary.IsEntity)
        where rank >= 0 && Fits(column, sample.Values(source))
        select (column, source, rank);

    // A place may be a clinic's id and its name; a date is not two dates, and an id is not two ids.
    static bool Excludes(GuessedColumn taken, ContractColumn column, string source) =>
        taken.From == source && ((IsTemporal(taken.Column) && IsTemporal(column)) || (taken.Column.IsId && column.IsId));

    bool Fits(ContractColumn column, IReadOnlyList<string> values)
    {
        if (values.Count == 0)
        {
            return true;
        }

        return column.Type switch
        {
            ColumnType.Number => values.Count(value => IsWithin(column, value)) * 2 > values.Count,
            ColumnType.Date or ColumnType.Timestamp => Shape(values) is { HasDate: true, Share: > 0.5 },
            ColumnType.Time => Shape(values) is { HasTime: true, Share: > 0.5 },
            _ => true,
        };
    }

    static bool IsWithin(ContractColumn column, string value) => double.TryParse(value, out var number)
        && number >= (column.Min ?? number) && number <= (column.Max ?? number);

    static bool IsTemporal(ContractColumn column) => column.Type is ColumnType.Date or ColumnType.Time or ColumnType.Timestamp;

    GuessedColumn Guess(ContractColumn column, string source)
    {
        var values = sample.Values(source);
        var shape = IsTemporal(column) && values.Count > 0 ? Shape(values) : null;
        return new GuessedColumn(column)
        {
            From = source,
            Formats = shape?.Formats ?? [],
            Map = column.Name == "status" ? YesNo.Map(source, values) : [],
            Remark = shape is { IsAmbiguous: true } ? "check: nothing in the sample tells the day from the month" : "",
        };
    }

    TemporalShape Shape(IReadOnlyList<string> values)
    {
        var key = string.Join('\n', values);
        return shapes.TryGetValue(key, out var shape) ? shape : shapes[key] = TemporalShape.Of(values);
    }
}
