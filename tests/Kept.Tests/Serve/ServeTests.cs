using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kept.Tests.Predict;
using Kept.Tests.Runs;
using Xunit;

namespace Kept.Tests.Serve;

/// <summary><c>kept predict serve</c> answers as SageMaker expects of a model's container, and with the scores of the batch.</summary>
[Collection<TrainedCollection>]
public sealed class ServeTests(TrainedWorkspace trained)
{
    const string Csv = "text/csv";
    const string Lines = "application/jsonlines";
    const string Json = "application/json";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Equal_rows_have_the_same_probability_to_the_last_bit_in_a_batch_and_online_however_they_are_sent()
    {
        using var workspace = trained.Workspace.Copy();
        await using var server = await Served.StartAsync(workspace.Root, "--model", Version);
        var rows = await FeaturesAsync(workspace);
        await workspace.DoneAsync("predict", "score", "--model", Version);
        var file = Directory.GetFiles(workspace.Root, "*.ndjson", SearchOption.AllDirectories).Single(path => path.Contains("predictions", StringComparison.Ordinal));
        var batch = File.ReadLines(file).Select(line => JsonNode.Parse(line)!).ToDictionary(one => (long)one["appointment_id"]!, one => (double)one["probability_dna"]!);
        var expected = rows.Select(row => batch[long.Parse(row["appointment_id"])]).ToList();
        Assert.InRange(expected.Distinct().Count(), expected.Count / 2, expected.Count);

        var inputs = await InputsAsync(server);
        var bare = string.Join('\n', rows.Select(row => string.Join(',', inputs.Select(input => Field(row[input.Name])))));
        var objects = rows.Select(row => new JsonObject(inputs.Select(input => KeyValuePair.Create(input.Name, Node(row[input.Name], input.IsNumber)))).ToJsonString()).ToList();
        Assert.Equal(expected, (await server.LinesAsync(bare, Csv)).Select(double.Parse));
        Assert.Equal(expected, (await server.LinesAsync($"{string.Join(',', inputs.Select(input => input.Name))}\r\n{bare.Replace("\n", "\r\n", StringComparison.Ordinal)}\r\n", Csv)).Select(double.Parse));
        Assert.Equal(expected, (await server.LinesAsync(string.Join('\n', objects), Lines)).Select(line => (double)JsonNode.Parse(line)!["probability"]!));
        Assert.Equal(expected, (await server.LinesAsync($"[{string.Join(',', objects)}]", Json, Csv)).Select(double.Parse));
        foreach (var (row, i) in objects.Take(20).Select((row, i) => (row, i)))
        {
            Assert.Equal(expected[i], double.Parse((await server.LinesAsync(row, Json, Csv)).Single()));
        }
    }

    [Fact]
    public async Task A_server_says_that_it_is_there_what_its_model_is_and_what_scores_are_not_for()
    {
        await using var server = await Served.StartAsync(trained.Workspace.Root, "--model", Version);
        using var ping = await server.GetAsync("/ping");
        Assert.Equal((HttpStatusCode.OK, ""), (ping.StatusCode, await ping.Content.ReadAsStringAsync(Cancellation)));
        using var answer = await server.GetAsync("/model");
        using var model = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal(Version, model.RootElement.GetProperty("version").GetString());
        Assert.Equal("A score may add help, never take a slot away.", model.RootElement.GetProperty("policy").GetString());
        Assert.Contains(model.RootElement.GetProperty("inputs").EnumerateArray(), input => input.GetProperty("name").GetString() == "lead_days");
        using var other = await server.GetAsync("/other");
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }

    [Fact]
    public async Task What_is_not_said_and_a_word_that_the_model_never_saw_are_not_known()
    {
        await using var server = await Served.StartAsync(trained.Workspace.Root, "--model", Version);
        Assert.Single((await server.LinesAsync("{}\n{\"gender\":null,\"age\":null}\n{\"gender\":\"never seen\"}\n\n{\"clinic_id\":0}", Lines)).Select(line => line[..line.IndexOf(',')]).Distinct());
        Assert.Equal(2, (await server.LinesAsync("lead_days,gender\n,\n30,F\n", Csv)).Distinct().Count());
        Assert.Equal(2, (await server.LinesAsync("""{"instances": [{"lead_days": 1}, {"lead_days": 30}]}""", Json, "application/jsonlines;q=0.5, image/png")).Distinct().Count());
    }

    [Fact]
    public async Task What_cannot_be_scored_is_refused_with_its_place_and_without_its_values()
    {
        await using var server = await Served.StartAsync(trained.Workspace.Root, "--model", Version);
        foreach (var (type, body, message) in Bad)
        {
            using var refused = await server.PostAsync(body, type);
            var text = await refused.Content.ReadAsStringAsync(Cancellation);
            Assert.True(refused.StatusCode == HttpStatusCode.BadRequest, text);
            Assert.Contains(message, JsonNode.Parse(text)!["error"]!.GetValue<string>(), StringComparison.Ordinal);
            Assert.DoesNotContain("Secret", text, StringComparison.Ordinal);
        }
    }

    static IEnumerable<(string Type, string Body, string Message)> Bad =>
    [
        (Csv, "lead_days,age\n1,2\n3,Secret\n", "line 3, column age: found text, expected a number"),
        (Csv, "lead_days,age\n1,2,Secret\n", "line 2: found 3 fields, expected 2"),
        (Csv, "lead_days,agee\n1,Secret\n", "line 1, column 2: unknown input 'agee'; did you mean 'age'?"),
        (Csv, "lead_days,age,lead_days\n1,2,3\n", "line 1, column 3: found lead_days a second time"),
        (Csv, "Secret,2\n", "line 1: found 2 fields, expected"),
        (Csv, "gender\n\"Secret\n", "line 2: found a quote that does not end"),
        (Csv, "gender\n\"Secret\"Secret\n", "line 2: found more behind the quote"),
        (Csv, "lead_days,age\n", "found no row"),
        (Csv, "lead_days\nInfinity", "line 2, column lead_days: found text"),
        (Lines, "", "found no row"),
        (Lines, "{\"age\":1}\n{\"age\":\"Secret\"}", "line 2, age: found text, expected a number"),
        (Lines, "{\"agee\":\"Secret\"}", "line 1: unknown input 'agee'; did you mean 'age'?"),
        (Lines, "{\"age\":1}\n\nSecret", "line 3: found no JSON at byte 1"),
        (Lines, "{\"age\":1} {\"age\":2}", "line 1: found no JSON at byte 11"),
        (Json, "[{\"age\":1},{\"gender\":[\"Secret\"]}]", "row 2, gender: found a list, expected a word"),
        (Json, "[{\"age\":1},\"Secret\"]", "row 2: found text, expected an object"),
        (Json, "[{\"age\":1}", "the body: found no JSON"),
        (Json, "[]", "found no row"),
    ];

    [Fact]
    public async Task A_body_that_is_too_long_of_another_kind_or_to_be_answered_in_another_is_refused()
    {
        await using var server = await Served.StartAsync(trained.Workspace.Root, "--model", Version, "--max-body", "1000");
        async Task<HttpStatusCode> StatusAsync(string body, string? type, string? accept = null)
        {
            using var answer = await server.PostAsync(body, type, accept);
            Assert.Equal(answer.StatusCode == HttpStatusCode.OK, !(await answer.Content.ReadAsStringAsync(Cancellation)).Contains("expected", StringComparison.Ordinal));
            return answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.OK, await StatusAsync("{}", "application/jsonlines; charset=utf-8", "*/*"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await StatusAsync(new string(' ', 1001), Json));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await StatusAsync("{}", "text/plain"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await StatusAsync("{}", null));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await StatusAsync("{}", "application/json; charset=utf-16"));
        Assert.Equal(HttpStatusCode.NotAcceptable, await StatusAsync("{}", Json, "image/png"));
    }

    string Version => trained.Trained.GetProperty("version").GetString()!;

    /// <summary>The features of what is to come, as texts by name.</summary>
    static async Task<List<Dictionary<string, string>>> FeaturesAsync(RunWorkspace workspace)
    {
        await workspace.DoneAsync("compile", "--select", "features_attendance");
        var query = await File.ReadAllTextAsync(workspace.At("target/compiled/kept/models/silver/features_attendance.sql"), Cancellation);
        var rows = await workspace.JsonAsync("sql", $"select cast(columns(*) as varchar) from ({query}) where moment = 'night_before' and outcome = 'pending'");
        return [.. rows.EnumerateArray().Select(row => row.EnumerateObject().ToDictionary(field => field.Name, field => field.Value.GetString() ?? ""))];
    }

    static async Task<List<(string Name, bool IsNumber)>> InputsAsync(Served server)
    {
        using var answer = await server.GetAsync("/model");
        return [.. JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancellation))!["inputs"]!.AsArray().Select(input => (input!["name"]!.GetValue<string>(), input["type"]!.GetValue<string>() == "number"))];
    }

    static JsonNode? Node(string text, bool isNumber) => text.Length == 0 ? null : isNumber ? JsonNode.Parse(text) : JsonValue.Create(text);

    static string Field(string text) => text.Contains(',', StringComparison.Ordinal) ? $"\"{text}\"" : text;
}
