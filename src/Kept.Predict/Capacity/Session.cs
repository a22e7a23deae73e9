using Kept.Predict.Features;

namespace Kept.Predict.Capacity;

/// <summary>The appointments of a clinic on a day, or on half of one.</summary>
/// <param name="ClinicId">The clinic's key.</param>
/// <param name="Day">The day.</param>
/// <param name="Part">Which part of it: one of <see cref="Parts"/>.</param>
/// <param name="Rows">Where its appointments stand among the features.</param>
public sealed record Session(long ClinicId, DateOnly Day, string Part, IReadOnlyList<int> Rows)
{
    const string Whole = "day";
    const string Morning = "morning";
    const string Afternoon = "afternoon";
    const int Noon = 12 * 60;

    /// <summary>The parts that are told of.</summary>
    public static IReadOnlyList<string> Parts { get; } = [Whole, Morning, Afternoon];

    /// <summary>All sessions by clinic and day; halves where each appointment has a time.</summary>
    /// <param name="table">The appointments.</param>
    /// <param name="minutes">The minute of the day of each appointment that has one.</param>
    public static List<Session> Of(FeatureTable table, IReadOnlyDictionary<long, int> minutes)
    {
        ArgumentNullException.ThrowIfNull(table);
        return [.. Enumerable.Range(0, table.Count).GroupBy(row => (Clinic: table.Clinics[row], Day: table.Days[row])).OrderBy(group => group.Key)
            .SelectMany(group => Of(group.Key.Clinic, DateOnly.FromDayNumber(group.Key.Day), [.. group], row => minutes.TryGetValue(table.Appointments[row], out var minute) ? minute : null))];
    }

    static IEnumerable<Session> Of(long clinic, DateOnly day, List<int> rows, Func<int, int?> minute)
    {
        yield return new Session(clinic, day, Whole, rows);
        if (rows.TrueForAll(row => minute(row) is not null))
        {
            foreach (var half in rows.GroupBy(row => minute(row) < Noon).OrderByDescending(half => half.Key))
            {
                yield return new Session(clinic, day, half.Key ? Morning : Afternoon, [.. half]);
            }
        }
    }
}
