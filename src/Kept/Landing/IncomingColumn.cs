using Kept.Contracts;
using Kept.Feeds;

namespace Kept.Landing;

/// <summary>A contract column on its way in: the text that feeds it and the rules that the text can break.</summary>
sealed record IncomingColumn(ContractColumn Column, ColumnMapping Mapping, string Text, string Source, bool IsPrimary, string? Zone)
{
    /// <summary>A character that the keeping engine cannot hold, as SQL; null when there is none.</summary>
    public string? Unwritable { get; init; }

    public string TextAlias => $"\"t:{Column.Name}\"";

    public string ValueAlias => $"\"v:{Column.Name}\"";

    /// <summary>The value as SQL over the texts.</summary>
    public string Value => Column.IsId
        ? Keys.Key(TextAlias, Source, IsPrimary)
        : Values.Read(Column.Type, TextAlias, Mapping.Formats, Zone);

    /// <summary>The original id where the key is computed.</summary>
    public string SourceId => Keys.SourceId(TextAlias, IsPrimary);

    /// <summary>Each rule with the SQL condition under which it is broken.</summary>
    public IEnumerable<(string Condition, Rule Rule)> Rules()
    {
        if (Column.Required)
        {
            yield return ($"{TextAlias} is null", new Rule(Column.Name, Column.Role == ColumnRole.Key ? "missing_key" : "missing_value", "expected a value, found none"));
        }

        if (Unwritable is not null && (Column.IsId || Column.Type is ColumnType.Text or ColumnType.Json))
        {
            yield return ($"contains({TextAlias}, {Unwritable})", new Rule(Column.Name, "bad_character", "expected text without the character NUL, which the warehouse cannot hold"));
        }

        if ((Column.IsId ? 200 : Column.MaxLength) is { } longest)
        {
            yield return ($"length({TextAlias}) > {longest}", new Rule(Column.Name, "too_long", $"expected at most {longest} characters"));
        }

        if (!Column.IsId && Column.Type is not (ColumnType.Text or ColumnType.Json))
        {
            yield return ($"{ValueAlias} is null and {TextAlias} is not null",
                new Rule(Column.Name, $"unreadable_{Column.Type.ToString().ToLowerInvariant()}", Values.Expected(Column.Type, Mapping.Formats)));
        }

        if (Column.Min is not null || Column.Max is not null)
        {
            yield return ($"not {ValueAlias} between {Column.Min ?? double.MinValue} and {Column.Max ?? double.MaxValue}",
                new Rule(Column.Name, "out_of_range", $"expected {Column.Min} to {Column.Max}"));
        }
    }
}
