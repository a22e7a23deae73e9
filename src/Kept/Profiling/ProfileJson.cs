using System.Text.Json;

namespace Kept.Profiling;

/// <summary>A profile as JSON: seconds, bytes, and rows of each stage and of each of its statements.</summary>
public static class ProfileJson
{
    /// <summary>Writes it.</summary>
    public static void Write(this RunProfile profile, Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(json);
        json.WriteStartObject();
        json.WriteStartArray("stages");
        foreach (var stage in profile.Stages)
        {
            Write(json, stage);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, StageProfile stage)
    {
        json.WriteStartObject();
        json.WriteString("kind", stage.Kind);
        json.WriteString("name", stage.Name);
        Seconds(json, "seconds", stage.Elapsed);
        Seconds(json, "cpu_seconds", stage.Cpu);
        if (stage.Rows is { } rows)
        {
            json.WriteNumber("rows", rows);
        }

        json.WriteNumber("rows_scanned", stage.RowsScanned);
        json.WriteNumber("bytes_read", stage.BytesRead);
        json.WriteNumber("bytes_written", stage.BytesWritten);
        json.WriteNumber("peak_bytes", stage.PeakBytes);
        json.WriteNumber("spilled_bytes", stage.SpilledBytes);
        json.WriteStartArray("statements");
        foreach (var statement in stage.Statements)
        {
            Write(json, statement);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, StatementProfile statement)
    {
        json.WriteStartObject();
        Seconds(json, "seconds", statement.Elapsed);
        json.WriteString("sql", statement.Sql);
        if (statement.Plan is { } plan)
        {
            json.WriteString("plan", Path.Combine("plans", Path.GetFileName(plan.File)));
        }

        json.WriteEndObject();
    }

    static void Seconds(Utf8JsonWriter json, string name, TimeSpan time) => json.WriteNumber(name, Math.Round(time.TotalSeconds, 4));
}
