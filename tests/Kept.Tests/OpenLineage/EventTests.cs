using System.Text.Json;
using Kept.Tests.Runs;
using Kept.Tests.Support;
using Xunit;

namespace Kept.Tests.OpenLineage;

/// <summary>The events of a run, by the facts of OpenLineage's published schemas.</summary>
public sealed class EventTests
{
    /// <summary>The versions that the events are written by, and what each facet must hold.</summary>
    static readonly Dictionary<string, (string Schema, string[] Members)> Facets = new()
    {
        ["parent"] = ("1-1-0/ParentRunFacet", ["run", "job"]),
        ["processing_engine"] = ("1-1-1/ProcessingEngineRunFacet", ["version"]),
        ["errorMessage"] = ("1-0-1/ErrorMessageRunFacet", ["message", "programmingLanguage"]),
        ["jobType"] = ("2-0-3/JobTypeJobFacet", ["processingType", "integration"]),
        ["sql"] = ("1-1-0/SQLJobFacet", ["query"]),
        ["schema"] = ("1-1-1/SchemaDatasetFacet", ["fields"]),
        ["columnLineage"] = ("1-2-0/ColumnLineageDatasetFacet", ["fields"]),
        ["outputStatistics"] = ("1-0-2/OutputStatisticsOutputDatasetFacet", ["rowCount"]),
        ["dataQualityAssertions"] = ("1-1-0/DataQualityAssertionsDatasetFacet", ["assertions"]),
        ["documentation"] = ("1-0-1/Documentation", ["description"]),
    };

    [Fact]
    public async Task A_run_is_told_to_a_file_and_to_a_server_alike()
    {
        using var server = new LineageServer();
        using var workspace = await RunWorkspace.GenerateAsync("--appointments", "300");
        var result = await RunAsync(workspace, ("OPENLINEAGE_URL", server.Url), ("OPENLINEAGE_API_KEY", "s3cret"), ("OPENLINEAGE_NAMESPACE", "clinics"));
        Assert.Equal(0, result.ExitCode);
        var events = Read(workspace);
        Assert.Equal(events.Select(told => told.GetRawText()), server.Received.Select(received => received.Event.GetRawText()));
        Assert.All(server.Received, received => Assert.Equal(("/api/v1/lineage", "Bearer s3cret"), (received.Path, received.Key)));
        Assert.DoesNotContain("s3cret", result.Output + result.Error + File.ReadAllText(workspace.At("target/openlineage.ndjson")), StringComparison.Ordinal);
        Assert.All(events, told => Assert.Equal("clinics", told.GetProperty("job").GetProperty("namespace").GetString()));
        Assert.All(events, MustBeValid);
        MustBePaired(events);
        MustHoldWhatWasDone(events);
    }

    [Theory]
    [InlineData(500, 0)]
    [InlineData(201, 20)]
    [InlineData(null, 0)]
    public async Task A_server_that_refuses_is_slow_or_is_not_there_is_told_once_and_fails_nothing(int? status, int seconds)
    {
        using var server = status is { } answer ? new LineageServer(answer, TimeSpan.FromSeconds(seconds)) : null;
        using var workspace = await RunWorkspace.GenerateAsync("--appointments", "50");
        var result = await RunAsync(workspace, ("OPENLINEAGE_URL", server?.Url ?? $"http://127.0.0.1:{LineageServer.FreePort()}"));
        Assert.Equal(0, result.ExitCode);
        Assert.Single(result.Error.Split('\n'), line => line.StartsWith("lineage:", StringComparison.Ordinal));
        Assert.Contains("published", result.Output, StringComparison.Ordinal);
        Assert.True(Read(workspace).Count > 10);
    }

    [Fact]
    public async Task A_run_that_fails_says_so()
    {
        using var workspace = await RunWorkspace.GenerateAsync("--appointments", "50");
        workspace.Write("warehouse/models/broken.sql", "select 1 / missing as x from {{ ref('dim_time') }}");
        Assert.Equal(1, (await RunAsync(workspace)).ExitCode);
        var last = Read(workspace)[^1];
        Assert.Equal("FAIL", last.GetProperty("eventType").GetString());
        Assert.All(Read(workspace), MustBeValid);
    }

    [Fact]
    public async Task Disabled_means_that_nothing_is_written()
    {
        using var workspace = await RunWorkspace.GenerateAsync("--appointments", "50");
        Assert.Equal(0, (await RunAsync(workspace, ("OPENLINEAGE_DISABLED", "true"))).ExitCode);
        Assert.False(File.Exists(workspace.At("target/openlineage.ndjson")));
    }

    static Task<KeptResult> RunAsync(RunWorkspace workspace, params (string Name, string Value)[] environment) =>
        new KeptStart { Arguments = ["run", "-w", workspace.Root], Environment = environment.ToDictionary(pair => pair.Name, pair => pair.Value) }.RunAsync();

    static List<JsonElement> Read(RunWorkspace workspace) =>
        [.. File.ReadAllLines(workspace.At("target/openlineage.ndjson")).Select(line => JsonDocument.Parse(line).RootElement)];

    static void MustBeValid(JsonElement told)
    {
        Assert.Contains(told.GetProperty("eventType").GetString()!, new[] { "START", "COMPLETE", "FAIL", "ABORT" });
        Assert.True(told.GetProperty("eventTime").TryGetDateTimeOffset(out _));
        Assert.True(Uri.TryCreate(told.GetProperty("producer").GetString(), UriKind.Absolute, out _));
        Assert.Equal("https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent", told.GetProperty("schemaURL").GetString());
        Assert.True(told.GetProperty("run").GetProperty("runId").TryGetGuid(out _));
        Assert.NotEmpty(told.GetProperty("job").GetProperty("name").GetString()!);
        var datasets = told.GetProperty("inputs").EnumerateArray().Concat(told.GetProperty("outputs").EnumerateArray()).ToList();
        Assert.All(datasets, dataset => Assert.NotEmpty(dataset.GetProperty("namespace").GetString()! + dataset.GetProperty("name").GetString()));
        var owners = datasets.Append(told.GetProperty("run")).Append(told.GetProperty("job"));
        foreach (var facet in owners.SelectMany(owner => owner.EnumerateObject().Where(member => member.Name.EndsWith("acets", StringComparison.Ordinal))).SelectMany(facets => facets.Value.EnumerateObject()))
        {
            var (schema, members) = Facets[facet.Name];
            Assert.StartsWith($"https://openlineage.io/spec/facets/{schema}", facet.Value.GetProperty("_schemaURL").GetString(), StringComparison.Ordinal);
            Assert.Equal(told.GetProperty("producer").GetString(), facet.Value.GetProperty("_producer").GetString());
            Assert.All(members, member => Assert.True(facet.Value.TryGetProperty(member, out _), $"{facet.Name} without {member}"));
        }
    }

    /// <summary>Each run of a job begins once and ends once, and all but one have that one for a parent.</summary>
    static void MustBePaired(List<JsonElement> events)
    {
        var whole = events[0].GetProperty("run").GetProperty("runId").GetString();
        Assert.All(events.GroupBy(told => told.GetProperty("run").GetProperty("runId").GetString()), run =>
        {
            Assert.Equal(["START", "COMPLETE"], run.Select(told => told.GetProperty("eventType").GetString()));
            var hasParent = run.First().GetProperty("run").GetProperty("facets").TryGetProperty("parent", out var parent);
            Assert.Equal(run.Key != whole, hasParent);
            Assert.True(!hasParent || parent.GetProperty("run").GetProperty("runId").GetString() == whole);
        });
    }

    static void MustHoldWhatWasDone(List<JsonElement> events)
    {
        var gold = events.Single(told => told.GetProperty("job").GetProperty("name").GetString()!.EndsWith("run.gold.clinic_probability", StringComparison.Ordinal)
            && told.GetProperty("eventType").GetString() == "COMPLETE");
        var output = gold.GetProperty("outputs")[0];
        Assert.EndsWith("kept.duckdb", output.GetProperty("namespace").GetString(), StringComparison.Ordinal);
        Assert.Equal("kept.gold.clinic_probability", output.GetProperty("name").GetString());
        Assert.True(output.GetProperty("outputFacets").GetProperty("outputStatistics").GetProperty("rowCount").GetInt64() > 0);
        var field = output.GetProperty("facets").GetProperty("columnLineage").GetProperty("fields").GetProperty("average_probability").GetProperty("inputFields")[0];
        Assert.Equal("probability_dna", field.GetProperty("field").GetString());
        Assert.Equal(("DIRECT", "AGGREGATION"), (field.GetProperty("transformations")[0].GetProperty("type").GetString(), field.GetProperty("transformations")[0].GetProperty("subtype").GetString()));
        Assert.Contains(events, told => told.GetProperty("inputs").EnumerateArray().Any(input => input.TryGetProperty("inputFacets", out var facets)
            && facets.GetProperty("dataQualityAssertions").GetProperty("assertions")[0].GetProperty("success").GetBoolean()));
        Assert.Contains(events, told => told.GetProperty("inputs").EnumerateArray().Any(input => input.GetProperty("namespace").GetString() == "file" && Path.IsPathRooted(input.GetProperty("name").GetString())));
    }
}
