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

    // What the engine is to compute once: it would compute an expression anew wherever a CASE names it.
    string CastAlias => $"\"c:{Column.Name}\"";

    string IsKeyAlias => $"\"k:is_key:{Column.Name}\"";

    /// <summary>The text converted, before it is looked at, as SQL over the texts; null where the text is the value.</summary>
    public string? Cast => (Column.IsId ? Keys.Number(TextAlias) : Values.Cast(Column.Type, TextAlias, Mapping.Formats, Zone)) is { } cast ? $"{cast} as {CastAlias}" : null;

    /// <summary>Whether an id is its own key, as SQL over the conversions; null where it cannot be.</summary>
    public string? IsKey => IsOwnKey ? $"{Keys.IsCanonical(TextAlias, CastAlias)} as {IsKeyAlias}" : null;

    /// <summary>The value as SQL over the conversions.</summary>
    public string Value => Column.IsId
        ? Keys.Key(TextAlias, Source, CastAlias, IsOwnKey ? IsKeyAlias : null)
        : Values.Read(Column.Type, TextAlias, CastAlias);

    /// <summary>The original id where the key is computed.</summary>
    public string SourceId => Keys.SourceId(TextAlias, IsOwnKey ? IsKeyAlias : null);

    bool IsOwnKey => Column.IsId && IsPrimary;

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
