using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Kept.Predict.Worklists;

/// <summary>Whom to call at a clinic about the appointments of a day. Once issued it stays as it is.</summary>
public sealed record Worklist
{
    const double Rounding = 1e-9;

    /// <summary>The key of the clinic.</summary>
    public required long ClinicId { get; init; }

    /// <summary>The day of the appointments.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>When it was issued, in UTC.</summary>
    public required DateTime IssuedAt { get; init; }

    /// <summary>The model that ranked it.</summary>
    public required string Model { get; init; }

    /// <summary>The chance of each entry to be held out, from 0 to below 1.</summary>
    public required double HoldoutShare { get; init; }

    /// <summary>All entries, the likeliest miss first.</summary>
    public required IReadOnlyList<WorklistEntry> Entries { get; init; }

    /// <summary>Its name: clinic and day.</summary>
    public string Name => NameOf(ClinicId, Date);

    /// <summary>Those to be called.</summary>
    public IEnumerable<WorklistEntry> Calls => Entries.Where(entry => !entry.IsHeldOut);

    /// <summary>The name of a clinic's list of a day.</summary>
    public static string NameOf(long clinic, DateOnly date) => string.Create(CultureInfo.InvariantCulture, $"{clinic}_{date:yyyy-MM-dd}");

    /// <summary>
    /// Draws a list: the highest scores, so many that <paramref name="capacity"/> are left to be called when the share that is held out
    /// is drawn from them by lot. Each has the same chance to be held out, so that what becomes of both can be compared. The lot
    /// is the list's and the appointment's own hash: nobody can choose it, and it can be drawn again.
    /// </summary>
    /// <param name="list">The list without entries.</param>
    /// <param name="ranked">Appointments and their probabilities, the highest first.</param>
    /// <param name="capacity">How many can be called.</param>
    public static Worklist Draw(Worklist list, IReadOnlyList<(long Appointment, double Probability)> ranked, int capacity)
    {
        ArgumentNullException.ThrowIfNull(list);
        var chosen = ranked.Take((int)Math.Floor((capacity / (1 - list.HoldoutShare)) + Rounding)).ToList();
        // A share of few is seldom a whole number: rounded by lot, it is right on average.
        var held = (int)Math.Floor((chosen.Count * list.HoldoutShare) + Lot(list.Name) + Rounding);
        var heldOut = chosen.OrderBy(entry => Lot($"{list.Name}/{entry.Appointment}")).Take(held).Select(entry => entry.Appointment).ToHashSet();
        return list with { Entries = [.. chosen.Select((entry, place) => new WorklistEntry(place + 1, entry.Appointment, entry.Probability, heldOut.Contains(entry.Appointment)))] };
    }

    /// <summary>A number from 0 to below 1 that follows from a text.</summary>
    static double Lot(string text) => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text))) / Math.Pow(2, 64);
}
