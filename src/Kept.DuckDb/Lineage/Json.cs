using System.Text.Json;

namespace Kept.DuckDb.Lineage;

/// <summary>Reading a tree that leaves out what is empty.</summary>
static class Json
{
    public static string? Text(this JsonElement element, string property) =>
        element.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    public static bool Flag(this JsonElement element, string property) => element.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.True;

    public static JsonElement? Find(this JsonElement element, string property) =>
        element.TryGetProperty(property, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) ? value : null;

    public static IEnumerable<JsonElement> List(this JsonElement element, string property) =>
        element.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];

    public static IReadOnlyList<string> Texts(this JsonElement element, string property) => [.. element.List(property).Select(item => item.GetString()!)];

    /// <summary>The first character of the query's text that belongs to the tree; null when the tree does not say.</summary>
    public static int? Start(this JsonElement element)
    {
        var children = element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject().Select(property => property.Name == "query_location" ? property.Value.GetInt32() : property.Value.Start()),
            JsonValueKind.Array => element.EnumerateArray().Select(Start),
            _ => [],
        };
        return children.Min();
    }
}
