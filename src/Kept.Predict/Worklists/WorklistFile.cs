using System.Globalization;
using System.Text.Json;

namespace Kept.Predict.Worklists;

/// <summary>A work list on disk, which lands like any other file: a JSON object an entry. It holds keys and scores; who the patients are stands in gold.</summary>
/// <param name="directory">Where the lists are.</param>
public sealed class WorklistFile(string directory)
{
    const string Call = "call";
    const string HoldOut = "hold_out";

    /// <summary>The list that was issued for a clinic and a day; null when none was.</summary>
    /// <exception cref="KeptException">The file is not as it was written.</exception>
    public Worklist? Find(long clinic, DateOnly date)
    {
        var path = PathOf(Worklist.NameOf(clinic, date));
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            return Read(clinic, date, File.ReadAllLines(path));
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
        {
            throw new KeptException($"{path} is not a work list as it was issued; restore it", error);
        }
    }

    /// <summary>Keeps a list for good.</summary>
    /// <exception cref="IOException">Another was kept for the same clinic and day in the meantime.</exception>
    public void Keep(Worklist list)
    {
        ArgumentNullException.ThrowIfNull(list);
        Directory.CreateDirectory(directory);
        var aside = PathOf(list.Name) + ".part";
        File.WriteAllLines(aside, list.Entries.Select(entry => JsonSerializer.Serialize(new
        {
            worklist_entry_id = string.Create(CultureInfo.InvariantCulture, $"{list.Name}/{entry.AppointmentId}"),
            appointment_id = entry.AppointmentId,
            worklist = list.Name,
            issued_at = list.IssuedAt.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            model_version = list.Model,
            place = entry.Place,
            probability_dna = entry.Probability,
            arm = entry.IsHeldOut ? HoldOut : Call,
            holdout_share = list.HoldoutShare,
        })));
        File.Move(aside, PathOf(list.Name), overwrite: false);
    }

    static Worklist Read(long clinic, DateOnly date, string[] lines)
    {
        List<JsonElement> entries = [.. lines.Select(line => JsonSerializer.Deserialize<JsonElement>(line))];
        var first = entries is [var one, ..] ? one : throw new JsonException();
        return new Worklist
        {
            ClinicId = clinic,
            Date = date,
            IssuedAt = DateTime.Parse(first.GetProperty("issued_at").GetString()!, CultureInfo.InvariantCulture),
            Model = first.GetProperty("model_version").GetString()!,
            HoldoutShare = first.GetProperty("holdout_share").GetDouble(),
            Entries = entries.ConvertAll(entry => new WorklistEntry(
                entry.GetProperty("place").GetInt32(), entry.GetProperty("appointment_id").GetInt64(),
                entry.GetProperty("probability_dna").GetDouble(), entry.GetProperty("arm").GetString() == HoldOut)),
        };
    }

    string PathOf(string name) => Path.Combine(directory, $"{name}.ndjson");
}
