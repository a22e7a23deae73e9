using System.Text.RegularExpressions;
using Kept.Contracts;
using Kept.Feeds;
using Kept.Warehouses;

namespace Kept.Landing;

/// <summary>Binds an entity's contract columns to a file's source columns by the feed's mapping.</summary>
static class IncomingColumns
{
    public static IReadOnlyList<IncomingColumn> Bind(SourceFile file, SourceRows rows, Entity entity, EntityMapping mapping, string primarySource) =>
        [.. entity.FeedColumns.Select(column =>
        {
            var spec = mapping.Columns.FirstOrDefault(candidate => candidate.Column == column.Name);
            var source = spec?.Source ?? file.Feed.Source ?? primarySource;
            spec ??= new ColumnMapping { Column = column.Name, From = column.Name, Optional = !column.Required };
            var text = Text(file, rows, spec, NamesAny(rows, entity, mapping));
            return new IncomingColumn(column, spec, column.IsId ? Keys.Trimmed(text) : text, source, source == primarySource, file.Feed.Zone);
        })];

    /// <summary>The source columns that the feed reads: by name, or in an expression.</summary>
    public static HashSet<string> Known(SourceRows rows, Feed feed, Contract contract)
    {
        var known = new HashSet<string>();
        foreach (var mapping in feed.Entities)
        {
            var named = contract.Find(mapping.Entity)!.FeedColumns.Select(column => column.Name);
            var unmapped = named.Except(mapping.Columns.Select(column => column.Column));
            known.UnionWith(mapping.Columns.Select(column => column.From).OfType<string>().Concat(unmapped).Select(name => Seen(rows, name)));
        }

        known.UnionWith(rows.Columns.Where(column => IsNamed(feed, column)));
        return known;
    }

    /// <summary>Whether an expression of the feed names the column.</summary>
    static bool IsNamed(Feed feed, string column)
    {
        var word = new Regex($@"(?<!\w){Regex.Escape(column)}(?!\w)", RegexOptions.IgnoreCase);
        return feed.Expressions.Any(word.IsMatch);
    }

    static string Seen(SourceRows rows, string name) =>
        rows.Columns.FirstOrDefault(column => column == name)
        ?? rows.Columns.FirstOrDefault(column => column.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? name;

    static string Text(SourceFile file, SourceRows rows, ColumnMapping spec, bool namesAny)
    {
        var text = spec switch
        {
            { Value: { } value } => Sql.Text(value),
            { Sql: { } expression } => $"({expression})::varchar",
            _ => rows.Column(spec.From!) ?? Gone(file, rows, spec, namesAny),
        };
        text = spec.Map.Count == 0 ? text : $"case {text} {string.Join(" ", spec.Map.Select(pair => $"when {Sql.Text(pair.Key)} then {Sql.Text(pair.Value)}"))} else {text} end";
        return spec.Default is null ? text : $"coalesce({text}, {Sql.Text(spec.Default)})";
    }

    /// <summary>Whether the file has any column that its feed or the contract names. If none, what stands there may be a patient, and is not told.</summary>
    static bool NamesAny(SourceRows rows, Entity entity, EntityMapping mapping) => entity.FeedColumns.Select(column => column.Name)
        .Concat(mapping.Columns.Select(column => column.From).OfType<string>()).Any(name => rows.Column(name) is not null);

    static string Gone(SourceFile file, SourceRows rows, ColumnMapping spec, bool namesAny)
    {
        if (spec.Optional || spec.Default is not null)
        {
            return "null::varchar";
        }

        if (rows.Columns.Count == 0)
        {
            throw new LandingException(file.Shown, "the file holds nothing, not even a header. Put the whole file there, or take it away");
        }

        var where = spec.Line > 0 ? $" ({file.Feed.File}:{spec.Line})" : $" ({file.Feed.File})";
        throw new LandingException(file.Shown, !namesAny
            ? $"its first line names none of the columns that the feed reads; expected {spec.From} for {spec.Column}{where}. Correct the mapping, or, if the file has no header, say `columns:` in the feed"
            : $"{Suggestion.Unknown("column", spec.From!, rows.Columns)}. The feed reads {spec.Column} from it{where}; correct the mapping, or say `default:` or `optional: true` there");
    }
}
