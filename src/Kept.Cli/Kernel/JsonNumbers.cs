using System.Text.Json;

namespace Kept.Cli.Kernel;

/// <summary>Numbers in JSON, which knows none that are not finite.</summary>
static class JsonNumbers
{
    /// <summary>The number; null where it could not be computed.</summary>
    public static void WriteNumberOrNull(this Utf8JsonWriter json, string name, double number)
    {
        if (double.IsFinite(number))
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
