using System.Text.RegularExpressions;
using Kept.Models.Compile;

namespace Kept.Models.Build.Narrowing;

/// <summary>
/// One of dbt's four tests of a column, by dbt's own text and with no setting that makes it depend on more than the rows. Where it
/// has found nothing, only rows that came since can break it, and of <c>relationships</c> parents that went.
/// </summary>
/// <param name="Kind">not_null, unique, accepted_values or relationships.</param>
/// <param name="Model">The table that it looks at.</param>
/// <param name="Column">The column.</param>
/// <param name="Parent">The table that <c>relationships</c> looks into.</param>
/// <param name="Field">The column of that one.</param>
sealed partial record ColumnTest(string Kind, string Model, string Column, string? Parent, string? Field)
{
    static readonly string[] Kinds = ["not_null", "unique", "accepted_values", "relationships"];
    static readonly string[] Settings = ["where", "limit", "fail_calc", "warn_if", "error_if"];

    /// <summary>Null where the test is another.</summary>
    public static ColumnTest? Of(ProjectContext project, Node node)
    {
        if (node.Generic is not { Subject.Model: { } model } generic || !Kinds.Contains(generic.Test) || Settings.Any(key => node.Config.Find(key) is not null)
            || IsOverridden(project, $"test_{generic.Test}") || IsOverridden(project, "get_where_subquery") || NameIn(generic, "column_name") is not { } column)
        {
            return null;
        }

        var others = node.References.Where(name => name != model).ToList();
        return (generic.Test, others, NameIn(generic, "field")) switch
        {
            ("relationships", [var parent], { } field) when generic.Arguments.GetValueOrDefault("to") is string to && PlainReference().IsMatch(to) => new ColumnTest(generic.Test, model, column, parent, field),
            (not "relationships", [], _) => new ColumnTest(generic.Test, model, column, null, null),
            _ => null,
        };
    }

    static bool IsOverridden(ProjectContext project, string macro) =>
        new[] { "", "default__", $"{project.Engine}__" }.Any(prefix => project.Macros.FindOwn(prefix + macro) is not null);

    static string? NameIn(GenericTest test, string argument) =>
        test.Arguments.GetValueOrDefault(argument) is string name && PlainName().IsMatch(name) ? name : null;

    /// <summary>A whole table, and no query over one.</summary>
    [GeneratedRegex("""^\s*(\{\{-?\s*)?ref\(\s*(['"])\w+\2\s*\)(\s*-?\}\})?\s*$""")]
    private static partial Regex PlainReference();

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$")]
    private static partial Regex PlainName();
}
