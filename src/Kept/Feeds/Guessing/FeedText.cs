using System.Text;
using System.Text.RegularExpressions;
using Kept.Feeds.Detection;

namespace Kept.Feeds.Guessing;

/// <summary>The writing of a guessed feed as YAML with remarks.</summary>
static partial class FeedText
{
    /// <summary>The definition.</summary>
    public static string Write(string path, DetectedFormat format, SampleRows sample, IReadOnlyList<EntityGuess> guesses)
    {
        var text = new StringBuilder("# Guessed from the file's names and values: correct it, then look at it with `kept feed preview`.\n");
        text.Append($"path: {Scalar(path)}\n");
        WriteFormat(text, format);
        text.Append("# zone: Europe/London   # the time zone, when times are local and moments in UTC are wanted\n");
        text.Append("# rows: snapshot        # when each file is the whole truth: what is absent from it is deleted\n");
        text.Append("entities:\n");
        foreach (var guess in guesses)
        {
            WriteEntity(text, guess);
        }

        var unused = Unused(sample, guesses);
        text.Append(unused.Count == 0 ? "" : $"# unused: {string.Join(", ", unused.Select(Scalar))}   (kept beside the row in _extra; kept.yml can make them inputs of predictions)\n");
        return text.ToString();
    }

    /// <summary>The source columns that no guess takes.</summary>
    public static IReadOnlyList<string> Unused(SampleRows sample, IReadOnlyList<EntityGuess> guesses)
    {
        var columns = guesses.SelectMany(guess => guess.Columns).ToList();
        return [.. sample.Columns.Where(name => !columns.Exists(column => column.From == name || column.Sql?.Contains($"\"{name}\"", StringComparison.Ordinal) == true))];
    }

    static void WriteFormat(StringBuilder text, DetectedFormat format)
    {
        var isTsv = format is { Kind: FileKind.Csv, Delimiter: '\t' };
        text.Append($"format: {(isTsv ? "tsv" : format.Kind.ToString().ToLowerInvariant())}\n");
        text.Append(format.Encoding == TextEncoding.Utf8 ? "" : $"encoding: {format.Encoding}\n");
        text.Append(format.Records is null ? "" : $"records: {Scalar(format.Records)}\n");
        if (format.Kind != FileKind.Csv)
        {
            return;
        }

        text.Append(isTsv ? "" : $"delimiter: {Quoted(format.Delimiter.ToString())}\n");
        text.Append(format.Quote == '"' ? "" : $"quote: {(format.Quote == '\0' ? "none" : Quoted(format.Quote.ToString()))}\n");
        text.Append(format.Header || format.Columns.Count == 0 ? "" : $"columns: [{string.Join(", ", format.Columns.Select(Scalar))}]   # there is no header: name them\n");
    }

    static void WriteEntity(StringBuilder text, EntityGuess guess)
    {
        text.Append($"  {guess.Entity.Name}:\n");
        foreach (var column in guess.Columns)
        {
            text.Append($"    {column.Column.Name}: {Mapping(column)}{(column.Remark.Length == 0 ? "" : $"   # {column.Remark}")}\n");
        }

        foreach (var column in guess.Missing)
        {
            text.Append($"    # {column.Name}:   # required, and no column looks like it\n");
        }

        text.Append(guess.Left.Count == 0 ? "" : $"    # not found: {string.Join(", ", guess.Left.Select(column => column.Name))}\n");
    }

    static string Mapping(GuessedColumn column)
    {
        if (column is { From: { } name, Formats.Count: 0, Map.Count: 0 })
        {
            return Scalar(name);
        }

        var origin = column switch
        {
            { Value: { } value } => $"value: {Scalar(value)}",
            { Sql: { } sql } => $"sql: {Quoted(sql)}",
            _ => $"from: {Scalar(column.From!)}",
        };
        return $"{{{origin}{Format(column.Formats)}{Map(column.Map)}}}";
    }

    static string Format(IReadOnlyList<string> formats) => formats.Count switch
    {
        0 => "",
        1 => $", format: {Quoted(formats[0])}",
        _ => $", format: [{string.Join(", ", formats.Select(Quoted))}]",
    };

    static string Map(IReadOnlyList<KeyValuePair<string, string>> map) =>
        map.Count == 0 ? "" : $", map: {{{string.Join(", ", map.Select(pair => $"{Quoted(pair.Key)}: {pair.Value}"))}}}";

    static string Scalar(string text) => Plain.IsMatch(text) && text is not ("null" or "Null" or "NULL") ? text : Quoted(text);

    static string Quoted(string text) => $"\"{string.Concat(text.Select(Escaped))}\"";

    static string Escaped(char letter) => letter switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        _ when char.IsControl(letter) => $"\\u{(int)letter:x4}",
        _ => letter.ToString(),
    };

    [GeneratedRegex(@"^[A-Za-z_./$]([\w ./$*?-]*[\w./$*?-])?$")]
    static partial Regex Plain { get; }
}
