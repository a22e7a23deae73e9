using System.Globalization;
using System.Text.RegularExpressions;
using Kept.Models.Compile;
using Kept.Models.Jinja.Values;

namespace Kept.Models.Build.Materializations;

/// <summary>A column of a seed: its name as the file has it, and its type.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type that the project says, or the one that all values fit.</param>
/// <param name="IsText">Whether a value is kept as it stands, blanks around it included.</param>
sealed record SeedColumn(string Name, string Type, bool IsText)
{
    public string? Written(string? value) => IsText ? value : value?.Trim().TrimStart('+');
}

/// <summary>The types of a seed's columns, by dbt's own rule: the first of integer, number, date, timestamp, boolean that fits every value.</summary>
sealed partial class SeedColumns(Node node)
{
    static readonly (string Type, Func<string, bool> Fits)[] Types =
    [
        ("integer", value => Whole().IsMatch(value)),
        ("double precision", value => Fraction().IsMatch(value)),
        ("date", value => IsDate(value, "yyyy-M-d")),
        ("timestamp", value => IsDate(value, "yyyy-M-d H:m:s") || (Iso().IsMatch(value) && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out _))),
        ("boolean", value => value.Equals("true", StringComparison.OrdinalIgnoreCase) || value.Equals("false", StringComparison.OrdinalIgnoreCase)),
    ];

    /// <exception cref="ModelException">The project gives a type to a column that the file does not have, or a number is too great.</exception>
    public IReadOnlyList<SeedColumn> Of(SeedFile file)
    {
        var given = node.Config.Find("column_types") as JinjaDict ?? [];
        if (given.Keys.Select(Text.Of).FirstOrDefault(name => !file.Header.Contains(name)) is { } unknown)
        {
            throw node.Fail($"column_types of '{node.Name}': {Suggestion.Unknown("column", unknown, file.Header)}");
        }

        return [.. file.Header.Select((name, i) => given[name] is string type ? new SeedColumn(name, type, true) : Inferred(name, file.Rows.Select(row => row[i])))];
    }

    SeedColumn Inferred(string name, IEnumerable<string?> values)
    {
        var said = values.OfType<string>().Select(value => value.Trim()).ToList();
        var type = Types.FirstOrDefault(type => said.TrueForAll(value => type.Fits(value))).Type ?? "text";
        return type == "integer" && said.Exists(value => !int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
            ? throw node.Fail($"the column '{name}' of '{node.Name}' has whole numbers that an integer cannot hold; say 'column_types: {{{name}: bigint}}'")
            : new SeedColumn(name, type, type == "text");
    }

    static bool IsDate(string value, string format) => DateTime.TryParseExact(value, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    [GeneratedRegex(@"^[+-]?\d+$")]
    private static partial Regex Whole();

    [GeneratedRegex(@"^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$")]
    private static partial Regex Fraction();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$")]
    private static partial Regex Iso();
}
