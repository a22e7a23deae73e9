using System.Globalization;
using System.Text.Json;
using Kept.Predict.Features;

namespace Kept.Predict.Scoring;

/// <summary>Scores as a file that lands like any other: a JSON object a line.</summary>
public static class ScoreFile
{
    /// <summary>Writes it; it appears whole or not at all.</summary>
    /// <param name="path">Where.</param>
    /// <param name="batch">Which scoring it was.</param>
    /// <param name="table">The appointments.</param>
    /// <param name="probabilities">The probability of a miss of each.</param>
    /// <param name="reasons">What speaks most for it, of each.</param>
    public static void Write(string path, ScoreBatch batch, FeatureTable table, double[] probabilities, string[] reasons)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(table);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var aside = path + ".part";
        using (var file = new BufferedStream(File.Create(aside), 1 << 16))
        {
            for (var row = 0; row < table.Count; row++)
            {
                using (var json = new Utf8JsonWriter(file))
                {
                    Write(json, batch, table.Appointments[row], probabilities[row], reasons[row]);
                }

                file.WriteByte((byte)'\n');
            }
        }

        File.Move(aside, path);
    }

    static void Write(Utf8JsonWriter json, ScoreBatch batch, long appointment, double probability, string reasons)
    {
        json.WriteStartObject();
        json.WriteString("prediction_id", string.Create(CultureInfo.InvariantCulture, $"{batch.Name}/{appointment}"));
        json.WriteNumber("appointment_id", appointment);
        json.WriteString("prediction_batch", batch.Name);
        json.WriteString("model_version", batch.Model);
        json.WriteNumber("probability_dna", probability);
        json.WriteString("created_at", batch.At.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
        json.WriteString("reasons", reasons);
        json.WriteEndObject();
    }
}
