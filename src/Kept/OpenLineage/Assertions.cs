using System.Text.Json;
using Kept.Models;
using Kept.Models.Build;

namespace Kept.OpenLineage;

/// <summary>The facet that says what was tested, and with which result.</summary>
static class Assertions
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<(DataTest Test, StepReport Report)> results) =>
        Facets.Write(json, "dataQualityAssertions", "1-1-0/DataQualityAssertionsDatasetFacet.json", true, () =>
        {
            json.WriteStartArray("assertions");
            foreach (var (test, report) in results)
            {
                Write(json, test, report);
            }

            json.WriteEndArray();
        });

    /// <summary>The table that a test is about: the one it stands under, or else the last of those it reads to be built.</summary>
    public static string? TableOf(ModelProject project, DataTest test)
    {
        if (test.Node.Generic?.Subject is { } subject)
        {
            return subject.IsSource
                ? project.Sources.Where(source => $"{source.Source}_{source.Name}" == subject.Name).Select(source => $"{source.Schema}.{source.Identifier}").FirstOrDefault()
                : project.Models.FirstOrDefault(model => model.Name == subject.Name)?.Table.ToString();
        }

        return project.Models.LastOrDefault(model => test.DependsOn.Contains(model.Name))?.Table.ToString()
            ?? project.Sources.FirstOrDefault(source => test.Node.Sources.Contains((source.Source, source.Name))) switch { { } source => $"{source.Schema}.{source.Identifier}", null => null };
    }

    static void Write(Utf8JsonWriter json, DataTest test, StepReport report)
    {
        json.WriteStartObject();
        json.WriteString("assertion", test.Node.Generic?.Test ?? test.Name);
        json.WriteBoolean("success", report.Status is StepStatus.Passed);
        if (test.Node.Generic?.Column is { } column)
        {
            json.WriteString("column", column);
        }

        json.WriteString("severity", test.Severity is TestSeverity.Warn ? "warn" : "error");
        if (report.Failures is { } failures)
        {
            json.WriteNumber("failures", failures);
        }

        json.WriteEndObject();
    }
}
