using System.Text.Json;
using Kept.Lineage;

namespace Kept.OpenLineage;

/// <summary>The facets of events, each with who made it and the version of its published schema.</summary>
static class Facets
{
    const string Base = "https://openlineage.io/spec/facets";

    /// <summary>Who makes the events.</summary>
    public static string Producer { get; } = $"urn:kept:{typeof(Facets).Assembly.GetName().Version?.ToString(3)}";

    public static void Documentation(Utf8JsonWriter json, string description, string kind) =>
        Write(json, "documentation", $"1-0-1/Documentation{kind}Facet.json", description.Length > 0, () => json.WriteString("description", description));

    public static void JobType(Utf8JsonWriter json, string type) => Write(json, "jobType", "2-0-3/JobTypeJobFacet.json", true, () =>
    {
        json.WriteString("processingType", "BATCH");
        json.WriteString("integration", "KEPT");
        json.WriteString("jobType", type);
    });

    public static void Sql(Utf8JsonWriter json, string query) => Write(json, "sql", "1-1-0/SQLJobFacet.json", true, () =>
    {
        json.WriteString("query", query);
        json.WriteString("dialect", "duckdb");
    });

    public static void Parent(Utf8JsonWriter json, Guid run, Naming naming) => Write(json, "parent", "1-1-0/ParentRunFacet.json", true, () =>
    {
        json.WriteStartObject("run");
        json.WriteString("runId", run);
        json.WriteEndObject();
        json.WriteStartObject("job");
        json.WriteString("namespace", naming.Namespace);
        json.WriteString("name", naming.Run);
        json.WriteEndObject();
    });

    public static void Engine(Utf8JsonWriter json, string version) => Write(json, "processing_engine", "1-1-1/ProcessingEngineRunFacet.json", true, () =>
    {
        json.WriteString("version", version);
        json.WriteString("name", "duckdb");
        json.WriteString("openlineageAdapterVersion", typeof(Facets).Assembly.GetName().Version?.ToString(3));
    });

    public static void Error(Utf8JsonWriter json, string? message) => Write(json, "errorMessage", "1-0-1/ErrorMessageRunFacet.json", message is not null, () =>
    {
        json.WriteString("message", message);
        json.WriteString("programmingLanguage", "SQL");
    });

    public static void Statistics(Utf8JsonWriter json, long? rows) => Write(json, "outputStatistics", "1-0-2/OutputStatisticsOutputDatasetFacet.json", rows is not null, () =>
        json.WriteNumber("rowCount", rows!.Value));

    public static void Schema(Utf8JsonWriter json, IReadOnlyList<LineageColumn> columns) => Write(json, "schema", "1-1-1/SchemaDatasetFacet.json", columns.Count > 0, () =>
    {
        json.WriteStartArray("fields");
        foreach (var column in columns)
        {
            json.WriteStartObject();
            json.WriteString("name", column.Name);
            Text(json, "type", column.Type);
            Text(json, "description", column.Description);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    public static void Write(Utf8JsonWriter json, string name, string schema, bool isKnown, Action members)
    {
        if (isKnown)
        {
            json.WriteStartObject(name);
            json.WriteString("_producer", Producer);
            var type = Path.GetFileNameWithoutExtension(schema);
            json.WriteString("_schemaURL", $"{Base}/{schema}#/$defs/{type}");
            members();
            json.WriteEndObject();
        }
    }

    static void Text(Utf8JsonWriter json, string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            json.WriteString(name, text);
        }
    }
}
