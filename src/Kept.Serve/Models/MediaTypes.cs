using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Kept.Serve.Models;

/// <summary>What bodies may be.</summary>
static class MediaTypes
{
    public const string Csv = "text/csv";
    public const string Lines = "application/jsonlines";
    public const string Json = "application/json";

    public static IReadOnlyList<string> All { get; } = [Csv, Lines, Json];

    /// <summary>What a request's body is; null when it is none of ours.</summary>
    public static string? Of(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)) ? Among(type) : null;

    /// <summary>What the answer is to be: what is liked best among ours, and the request's own where anything is liked; null when nothing fits.</summary>
    public static string? Accepted(HttpRequest request, string own)
    {
        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var types))
        {
            return own;
        }

        return types.Where(type => type.Quality != 0).OrderByDescending(type => type.Quality ?? 1)
            .Select(type => type.IsSubsetOf(MediaTypeHeaderValue.Parse(own)) || MediaTypeHeaderValue.Parse(own).IsSubsetOf(type) ? own : Among(type)).FirstOrDefault(type => type is not null);
    }

    static string? Among(MediaTypeHeaderValue type) => All.FirstOrDefault(one => type.MediaType.Equals(one, StringComparison.OrdinalIgnoreCase));
}
