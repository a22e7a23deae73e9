using System.Text.Json;
using Kept.Plans;

namespace Kept.Cli.Hosting;

/// <summary>A plan for machines; <c>docs/plan.md</c> describes it.</summary>
static class PlanJson
{
    /// <summary>The layout that the document says it has; what is added to it later does not raise it.</summary>
    const int Version = 1;

    public static void Write(Utf8JsonWriter json, Plan plan)
    {
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        json.WriteString("verdict", plan switch { { IsEmpty: true } => "nothing", { Refusal: not null } => "refused", { ChangesTables: false } => "unchanged", _ => "changes" });
        json.WriteString("reason", plan.Refusal);
        if (plan.Run is { } run)
        {
            json.WriteNumber("run_id", run.RunId);
            json.WriteString("build", run.Build is null ? "none" : run.Build.IsRebuild ? "rebuild" : "incremental");
        }

        List(json, "headlines", plan.Headlines.Moved, Write);
        json.WriteNumber("headlines_unchanged", plan.Headlines.Unchanged);
        List(json, "broken_questions", plan.Headlines.Broken, broken => Fields(json, ("question", broken.Question), ("problem", broken.Problem)));
        List(json, "tables", plan.Tables, Write);
        List(json, "files", plan.Files, Write);
        List(json, "rejected", plan.Rejected, Write);
        WriteCode(json, plan.Code);
        WriteTests(json, plan.Tests);
        json.WriteStartObject("seconds");
        foreach (var (what, time) in plan.Times)
        {
            json.WriteNumber(what, Math.Round(time.TotalSeconds, 3));
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static void WriteApplied(Utf8JsonWriter json, int runId)
    {
        json.WriteStartObject();
        json.WriteNumber("run_id", runId);
        json.WriteBoolean("published", true);
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, HeadlineChange change)
    {
        Fields(json, ("question", change.Question), ("title", change.Title), ("unit", change.Unit.ToString().ToLowerInvariant()));
        Figure(json, change.Total);
        List(json, "groups", change.Groups, (writer, figure) =>
        {
            writer.WriteString("group", figure.Group);
            Figure(writer, figure);
        });
        json.WriteNumber("more_groups", change.MoreGroups);
        json.WriteNumber("small_groups", change.SmallGroups);
    }

    static void Figure(Utf8JsonWriter json, Figure figure)
    {
        WriteNumber(json, "before", figure.Before);
        WriteNumber(json, "after", figure.After);
    }

    static void Write(Utf8JsonWriter json, TableChange table)
    {
        Fields(json, ("table", table.Name), ("is", table.Kind.ToString().ToLowerInvariant()), ("kind", table.IsView ? "view" : "table"));
        json.WriteNumber("rows_before", table.RowsBefore);
        json.WriteNumber("rows_after", table.RowsAfter);
        json.WriteNumber("added", table.Added);
        json.WriteNumber("changed", table.Changed);
        json.WriteNumber("removed", table.Removed);
        Names(json, "key", table.Key);
        json.WriteStartObject("columns");
        foreach (var (column, rows) in table.Columns)
        {
            json.WriteNumber(column, rows);
        }

        json.WriteEndObject();
        List(json, "columns_added", table.ColumnsAdded, column => Fields(json, ("column", column.Column), ("type", column.Type)));
        Names(json, "columns_removed", table.ColumnsRemoved);
        List(json, "columns_retyped", table.ColumnsRetyped, column => Fields(json, ("column", column.Column), ("before", column.Before), ("after", column.After)));
    }

    static void Write(Utf8JsonWriter json, FileChange file)
    {
        Fields(json, ("file", file.File), ("feed", file.Feed), ("is", file.State.ToString().ToLowerInvariant()));
        json.WritePropertyName("ledger");
        LedgerTable.Write(json, file.Ledger);
        Names(json, "notes", file.Notes);
    }

    static void Write(Utf8JsonWriter json, RejectedRows rejected)
    {
        Fields(json, ("feed", rejected.Feed), ("entity", rejected.Entity), ("column", rejected.Column), ("rule", rejected.Rule));
        json.WriteNumber("records", rejected.Rows);
    }

    static void WriteCode(Utf8JsonWriter json, CodeChanges? code)
    {
        if (code is null)
        {
            json.WriteNull("code");
            return;
        }

        json.WriteStartObject("code");
        List(json, "changes", code.Items, item => Fields(json, ("kind", item.Kind), ("name", item.Name), ("is", item.How switch
        {
            CodeChangeKind.CompilesAnew => "compiles_anew",
            var how => how.ToString().ToLowerInvariant(),
        })));
        Names(json, "affected_models", code.Affected);
        json.WriteEndObject();
    }

    static void WriteTests(Utf8JsonWriter json, TestChanges tests)
    {
        json.WriteStartObject("tests");
        json.WriteNumber("passed", tests.Passed);
        json.WriteNumber("skipped", tests.Skipped);
        List(json, "findings", tests.Findings, (writer, test) =>
        {
            Fields(writer, ("test", test.Name), ("is", test.Fails ? "failed" : "warned"), ("description", test.Description), ("place", test.Place));
            WriteNumber(writer, "before", test.Before);
            writer.WriteNumber("after", test.After);
        });
        Names(json, "resolved", tests.Resolved);
        json.WriteEndObject();
    }

    static void List<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    static void List<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write) => List(json, name, items, (_, item) => write(item));

    static void Names(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    static void Fields(Utf8JsonWriter json, params ReadOnlySpan<(string Name, string Value)> fields)
    {
        foreach (var (name, value) in fields)
        {
            json.WriteString(name, value);
        }
    }

    static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
