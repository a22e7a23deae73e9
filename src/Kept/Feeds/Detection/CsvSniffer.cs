namespace Kept.Feeds.Detection;

/// <summary>The detection of delimiter, quote, header and columns.</summary>
static class CsvSniffer
{
    const int RowLimit = 200;
    const int TextLimit = 1 << 17;

    static readonly char[] Delimiters = [',', ';', '\t', '|'];

    // Of those that fit alike the first is taken.
    static readonly char[] Quotes = ['"', '\0', '\''];

    /// <summary>Adds what a delimited text shows to a format.</summary>
    public static DetectedFormat Detect(string text, bool isWhole, FeedFormat set, DetectedFormat format)
    {
        var sample = text.Length > TextLimit ? text[..TextLimit] : text;
        isWhole &= sample.Length == text.Length;
        var dialects =
            from delimiter in set.Delimiter is { } one ? [one] : Delimiters
            from quote in set.Quote is { } one ? [one] : Quotes
            select Dialect.Try(sample, isWhole, delimiter, quote);
        var best = dialects.MaxBy(dialect => dialect.Score)!;
        var header = set.Header ?? HeaderSniffer.IsHeader(best.Rows);
        return format with
        {
            Delimiter = best.Delimiter,
            Quote = best.Quote,
            Header = header,
            Columns = set.Columns ?? Columns(best, header),
        };
    }

    static IReadOnlyList<string> Columns(Dialect dialect, bool header) => dialect.Rows.Count == 0
        ? []
        : ColumnNames.Unique(header ? dialect.Rows[0] : Enumerable.Repeat("", dialect.Width));

    sealed record Dialect(char Delimiter, char Quote, IReadOnlyList<string[]> Rows, int Width, double Score)
    {
        public static Dialect Try(string text, bool isWhole, char delimiter, char quote)
        {
            var csv = new CsvText(text, delimiter, quote);
            var rows = csv.Rows().Take(RowLimit).ToList();
            if (!isWhole && rows.Count is > 1 and < RowLimit)
            {
                rows.RemoveAt(rows.Count - 1);
            }

            var width = rows.Count == 0 ? 1 : rows.CountBy(row => row.Length).MaxBy(pair => pair.Value).Key;
            var even = rows.Count == 0 ? 0 : (double)rows.Count(row => row.Length == width) / rows.Count;
            var quoted = rows.Count == 0 ? 0 : (double)csv.QuotedFields / rows.Sum(row => row.Length);
            var trust = csv.EndedInQuotes && isWhole ? 0.5 : 1;
            return new Dialect(delimiter, quote, rows, width, trust * ((even * even * Math.Log2(width)) + (0.1 * Math.Min(1, quoted))));
        }
    }
}
