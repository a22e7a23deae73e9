using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Kept.Serve.Models;

/// <summary>What is answered. A probability has the shortest digits that are read back as the same number.</summary>
static class Answers
{
    const int LongestNumber = 32;

    public static JsonSerializerOptions Format { get; } = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    public static async Task SendAsync(HttpContext context, int status, string type, ReadOnlyMemory<byte> body)
    {
        (context.Response.StatusCode, context.Response.ContentType, context.Response.ContentLength) = (status, type, body.Length);
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    public static ReadOnlyMemory<byte> Write(double[] probabilities, string version, string type) => type switch
    {
        MediaTypes.Csv => Lines(probabilities, "", "\n"),
        MediaTypes.Lines => Lines(probabilities, "{\"probability\":", $",\"model\":{JsonSerializer.Serialize(version)}}}\n"),
        _ => Json(probabilities, version),
    };

    static ReadOnlyMemory<byte> Lines(double[] probabilities, string before, string behind)
    {
        var (first, last) = (Encoding.UTF8.GetBytes(before), Encoding.UTF8.GetBytes(behind));
        var text = new ArrayBufferWriter<byte>(probabilities.Length * (first.Length + last.Length + LongestNumber));
        foreach (var probability in probabilities)
        {
            text.Write(first);
            probability.TryFormat(text.GetSpan(LongestNumber), out var length, default, CultureInfo.InvariantCulture);
            text.Advance(length);
            text.Write(last);
        }

        return text.WrittenMemory;
    }

    static ReadOnlyMemory<byte> Json(double[] probabilities, string version)
    {
        var text = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(text);
        json.WriteStartObject();
        json.WriteString("model", version);
        json.WriteStartArray("predictions");
        foreach (var probability in probabilities)
        {
            json.WriteStartObject();
            json.WriteNumber("probability", probability);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return text.WrittenMemory;
    }
}
