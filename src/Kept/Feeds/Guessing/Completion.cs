using Kept.Contracts;

namespace Kept.Feeds.Guessing;

/// <summary>What can be had from columns that are found, though no column is called so.</summary>
static class Completion
{
    /// <summary>The columns that can be completed.</summary>
    public static IEnumerable<GuessedColumn> Of(Entity entity, Vocabulary vocabulary, SampleRows sample, IReadOnlyList<GuessedColumn> found, bool isMain) =>
    [
        .. Halves(entity, sample, found),
        .. Names(entity, vocabulary.FullNames(entity, isMain), sample, found),
        .. ConstantClinic(entity, found),
        .. isMain ? OwnPatient(entity, found) : [],
    ];

    // scheduled_date from what scheduled_time is found in, and the other way round.
    static IEnumerable<GuessedColumn> Halves(Entity entity, SampleRows sample, IReadOnlyList<GuessedColumn> found)
    {
        foreach (var half in found.Where(guess => guess.Column.Type is ColumnType.Date or ColumnType.Time))
        {
            var (mine, others) = half.Column.Type == ColumnType.Date ? ("_date", "_time") : ("_time", "_date");
            var other = entity.Find(half.Column.Name.Replace(mine, others, StringComparison.Ordinal));
            var shape = TemporalShape.Of(sample.Values(half.From!));
            if (other is not null && other != half.Column && shape is { HasDate: true, HasTime: true } && found.All(guess => guess.Column != other))
            {
                yield return half with { Column = other };
            }
        }
    }

    static IEnumerable<GuessedColumn> Names(Entity entity, IEnumerable<string> names, SampleRows sample, IReadOnlyList<GuessedColumn> found)
    {
        var source = sample.Columns.FirstOrDefault(column => names.Contains(Words.Plain(column)));
        if (source is null || entity.Find("first_name") is not { } first || entity.Find("last_name") is not { } last || found.Any(guess => guess.Column == first || guess.Column == last))
        {
            yield break;
        }

        var name = $"\"{source.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        yield return new GuessedColumn(first) { Sql = $"split_part(trim({name}), ' ', 1)", Remark = "check: the first word of the name" };
        yield return new GuessedColumn(last) { Sql = $"case when trim({name}) like '% %' then substr(trim({name}), strpos(trim({name}), ' ') + 1) end", Remark = "check: the rest of the name" };
    }

    static IEnumerable<GuessedColumn> ConstantClinic(Entity entity, IReadOnlyList<GuessedColumn> found) =>
        from column in entity.FeedColumns
        where column.References == "clinics" && found.All(guess => guess.Column != column)
        select new GuessedColumn(column) { Value = "clinic-1", Remark = "check: no column names the clinic, so all are held at one" };

    static IEnumerable<GuessedColumn> OwnPatient(Entity entity, IReadOnlyList<GuessedColumn> found) =>
        from column in entity.FeedColumns
        where column.References == "patients" && found.All(guess => guess.Column != column)
        from key in found.Where(guess => guess.Column == entity.Key)
        select key with { Column = column, Remark = "check: no column names the patient, so each row is one's own" };
}
