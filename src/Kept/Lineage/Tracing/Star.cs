using System.Text.RegularExpressions;
using Kept.Lineage.Syntax;

namespace Kept.Lineage.Tracing;

/// <summary>The columns that <c>*</c> and <c>columns(…)</c> stand for.</summary>
static class Star
{
    public static IEnumerable<TracedColumn> Expand(StarExpression star, Scope scope, ExpressionTracer expressions)
    {
        var sources = star.Relation is { } relation ? scope.Sources.Where(source => source.Is(relation)).ToList() : scope.Sources;
        if (sources.FirstOrDefault(source => source.Gap is not null)?.Gap is { } gap)
        {
            return [new TracedColumn(null, Influences.Gap(gap))];
        }

        var columns = star.Relation is null
            ? scope.Visible().Select(column => new TracedColumn(column.Name, column.Common))
            : sources.SelectMany(source => source.Columns).Select(column => new TracedColumn(column.Name, column.Own));
        return Chosen(star, columns.ToList()).Select(column => Changed(star, column, scope, expressions));
    }

    static IEnumerable<TracedColumn> Chosen(StarExpression star, List<TracedColumn> columns)
    {
        var chosen = star.Names is { } names
            ? names.SelectMany(name => columns.Where(column => SourceColumn.Same(column.Name, name)).Take(1))
            : columns.Where(column => !Contains(star.Exclude, column.Name));
        return star.Pattern is { } pattern ? chosen.Where(column => Matches(column.Name, pattern)) : chosen;
    }

    static TracedColumn Changed(StarExpression star, TracedColumn column, Scope scope, ExpressionTracer expressions)
    {
        var name = column.Name ?? "";
        if (Value(star.Replace, name) is { } replaced)
        {
            return new TracedColumn(name, expressions.Trace(replaced, scope), replaced.Text);
        }

        return Value(star.Rename, name) is { } renamed ? column with { Name = renamed } : column;
    }

    static bool Matches(string? name, string pattern) => name is not null && Regex.IsMatch(name, pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    static bool Contains(IEnumerable<string> names, string? name) => names.Any(other => SourceColumn.Same(other, name));

    static T? Value<T>(IReadOnlyDictionary<string, T> values, string name)
        where T : class => values.FirstOrDefault(pair => SourceColumn.Same(pair.Key, name)).Value;
}
