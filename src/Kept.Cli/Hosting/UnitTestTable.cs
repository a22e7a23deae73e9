using System.Text.Json;
using Kept.Cli.Kernel;
using Kept.Models.Build;

namespace Kept.Cli.Hosting;

/// <summary>How a unit test's rows differ, cell by cell, for people and machines. It is made-up data, so that it may be shown.</summary>
static class UnitTestTable
{
    public static void Print(StepReport step)
    {
        var diff = step.Diff!;
        Terminal.Line($"FAIL  unit test {step.Step.Name}: {Human.Count(diff.Same, "row")} as expected, {Human.Count(diff.Rows.Count)} not{(step.Description.Length > 0 ? $". {step.Description}" : "")} ({step.Place})");
        Terminal.Table(TableView.Of(diff.Columns.Prepend("expected → actual"), diff.Rows.Select(row => row.Cells.Select(Cell).Prepend(Word(row.Kind)).ToList())));
    }

    public static void Write(Utf8JsonWriter json, UnitTestDiff diff)
    {
        json.WriteStartObject();
        json.WriteNumber("same", diff.Same);
        json.WriteStartArray("rows");
        foreach (var row in diff.Rows)
        {
            Write(json, diff.Columns, row);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, IReadOnlyList<string> columns, DifferentRow row)
    {
        json.WriteStartObject();
        json.WriteString("kind", Word(row.Kind));
        Write(json, "expected", columns, row.Kind is DifferenceKind.Unexpected ? null : [.. row.Cells.Select(cell => cell.Expected)]);
        Write(json, "actual", columns, row.Kind is DifferenceKind.Missing ? null : [.. row.Cells.Select(cell => cell.Actual)]);
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, string name, IReadOnlyList<string> columns, IReadOnlyList<string?>? values)
    {
        if (values is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        foreach (var (column, value) in columns.Zip(values))
        {
            json.WriteString(column, value);
        }

        json.WriteEndObject();
    }

    static string Word(DifferenceKind kind) => kind.ToString().ToLowerInvariant();

    static string Cell(DifferentCell cell) => cell.IsChanged ? $"{Text(cell.Expected)} → {Text(cell.Actual)}" : Text(cell.Actual);

    /// <summary>A null and an empty text can be told from other texts.</summary>
    static string Text(string? value) => value switch
    {
        null => "null",
        "" or "null" => $"'{value}'",
        _ => value,
    };
}
