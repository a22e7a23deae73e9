using System.Text.Json;
using Kept.Predict.Serving;
using Microsoft.AspNetCore.Http;

namespace Kept.Serve.Models;

/// <summary>Rows in, probabilities out: <c>POST /invocations</c>.</summary>
sealed class Invocations(ServedModel model, long mostBytes)
{
    public async Task AnswerAsync(HttpContext context)
    {
        if (MediaTypes.Of(context.Request) is not { } type)
        {
            await RefuseAsync(context, StatusCodes.Status415UnsupportedMediaType, $"found a body that is none of these, expected Content-Type: {string.Join(" or ", MediaTypes.All)}, in UTF-8");
            return;
        }

        if (MediaTypes.Accepted(context.Request, type) is not { } answer)
        {
            await RefuseAsync(context, StatusCodes.Status406NotAcceptable, $"expected Accept: {string.Join(" or ", MediaTypes.All)}");
            return;
        }

        try
        {
            var body = await BodyAsync(context);
            var rows = Read(body.GetBuffer().AsSpan(0, (int)body.Length), type);
            await Answers.SendAsync(context, StatusCodes.Status200OK, answer, Answers.Write(model.Probabilities(rows), model.File.Version, answer));
        }
        catch (BadRowException error)
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, error.Message);
        }
        catch (BadHttpRequestException error)
        {
            var isLong = error.StatusCode == StatusCodes.Status413PayloadTooLarge;
            await RefuseAsync(context, error.StatusCode, isLong ? $"found a body of more than {mostBytes} bytes, expected at most that; send it in parts" : "found a body that breaks off, expected all of it");
        }
    }

    InputRows Read(ReadOnlySpan<byte> body, string type)
    {
        var rows = type switch
        {
            MediaTypes.Csv => CsvRows.Read(body, model.Inputs),
            MediaTypes.Lines => JsonRows.ReadLines(body, model.Inputs),
            _ => JsonRows.Read(body, model.Inputs),
        };
        return rows.Count > 0 ? rows : throw new BadRowException("found no row, expected at least one");
    }

    static async Task<MemoryStream> BodyAsync(HttpContext context)
    {
        var body = new MemoryStream((int)(context.Request.ContentLength ?? 0));
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return body;
    }

    static Task RefuseAsync(HttpContext context, int status, string why) =>
        Answers.SendAsync(context, status, MediaTypes.Json, JsonSerializer.SerializeToUtf8Bytes(new { error = why }, Answers.Format));
}
