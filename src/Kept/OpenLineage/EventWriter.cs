using System.Text.Json;

namespace Kept.OpenLineage;

/// <summary>What happens to a run.</summary>
enum EventType
{
    Start,
    Complete,
    Fail,
    Abort,
}

/// <summary>Something that happened to the run of a job.</summary>
/// <param name="Type">What.</param>
/// <param name="Time">When.</param>
/// <param name="Run">Which run of the job.</param>
/// <param name="Error">Why it failed, without a patient's value; null when it did not.</param>
sealed record Happening(EventType Type, DateTimeOffset Time, Guid Run, string? Error = null);

/// <summary>Writes the frame of events; what is special to a job, its caller writes.</summary>
sealed class EventWriter(Naming naming, Guid parent)
{
    const string Schema = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent";

    /// <summary>An event as one line of JSON.</summary>
    /// <param name="happening">What happened.</param>
    /// <param name="job">The job's name.</param>
    /// <param name="engine">The engine's version; null when the job runs on none.</param>
    /// <param name="jobFacets">Writes the job's facets.</param>
    /// <param name="inputs">Writes the inputs.</param>
    /// <param name="outputs">Writes the outputs.</param>
    public byte[] Write(Happening happening, string job, string? engine, Action<Utf8JsonWriter> jobFacets, Action<Utf8JsonWriter>? inputs = null, Action<Utf8JsonWriter>? outputs = null)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("eventType", happening.Type.ToString().ToUpperInvariant());
            json.WriteString("eventTime", happening.Time);
            json.WriteString("producer", Facets.Producer);
            json.WriteString("schemaURL", Schema);
            WriteRun(json, happening, engine);
            json.WriteStartObject("job");
            json.WriteString("namespace", naming.Namespace);
            json.WriteString("name", job);
            json.WriteStartObject("facets");
            jobFacets(json);
            json.WriteEndObject();
            json.WriteEndObject();
            WriteDatasets(json, "inputs", inputs);
            WriteDatasets(json, "outputs", outputs);
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <summary>A dataset with its facets.</summary>
    public static void Dataset(Utf8JsonWriter json, (string Namespace, string Name) dataset, Action? facets = null, (string Name, Action Write)? more = null)
    {
        json.WriteStartObject();
        json.WriteString("namespace", dataset.Namespace);
        json.WriteString("name", dataset.Name);
        json.WriteStartObject("facets");
        facets?.Invoke();
        json.WriteEndObject();
        if (more is { } special)
        {
            json.WriteStartObject(special.Name);
            special.Write();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    void WriteRun(Utf8JsonWriter json, Happening happening, string? engine)
    {
        json.WriteStartObject("run");
        json.WriteString("runId", happening.Run);
        json.WriteStartObject("facets");
        if (happening.Run != parent)
        {
            Facets.Parent(json, parent, naming);
        }

        if (engine is not null)
        {
            Facets.Engine(json, engine);
        }

        Facets.Error(json, happening.Error);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    static void WriteDatasets(Utf8JsonWriter json, string name, Action<Utf8JsonWriter>? datasets)
    {
        json.WriteStartArray(name);
        datasets?.Invoke(json);
        json.WriteEndArray();
    }
}
