using System.Text.Json;
using Kept.Predict;
using Kept.Predict.Serving;
using Microsoft.AspNetCore.Http;

namespace Kept.Serve.Models;

/// <summary>What a model is, and what its scores may be used for: <c>GET /model</c>.</summary>
sealed class Description(ServedModel model)
{
    readonly byte[] text = JsonSerializer.SerializeToUtf8Bytes(new
    {
        model.File.Version,
        model.File.TrainedAt,
        model.File.Moment,
        model.File.Label,
        model.File.TrainingDays,
        model.File.DataHash,
        Answer = "the probability that the appointment is missed, from 0 to 1",
        Policy = UsePolicy.Rule,
        UsePolicy.Intended,
        UsePolicy.Forbidden,
        Inputs = model.Inputs.Select(input => new { input.Name, Type = input.Levels is null ? "number" : "word", Words = input.Levels?.Count }),
    }, Answers.Format);

    public Task WriteAsync(HttpContext context) => Answers.SendAsync(context, StatusCodes.Status200OK, MediaTypes.Json, text);

    /// <summary>The model is loaded before the server listens: who gets an answer gets this one.</summary>
    public static Task PingAsync(HttpContext context) => Task.CompletedTask;
}
