using System.Globalization;
using System.Text.Json;

namespace Kept.Feeds.Detection;

/// <summary>The leaves of a JSON record by their dotted paths: <c>patient.name.0.family</c>; of an array the first element speaks.</summary>
static class JsonLeaves
{
    /// <summary>All leaves with their texts; null for a JSON null.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> Of(JsonElement record, string path = "") => record.ValueKind switch
    {
        JsonValueKind.Object => record.EnumerateObject().SelectMany(property => Of(property.Value, Join(path, property.Name))),
        JsonValueKind.Array => record.EnumerateArray().Take(1).SelectMany(item => Of(item, Join(path, 0.ToString(CultureInfo.InvariantCulture)))),
        JsonValueKind.Null => [new(path, null)],
        JsonValueKind.String => [new(path, record.GetString())],
        _ => [new(path, record.GetRawText())],
    };

    static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
