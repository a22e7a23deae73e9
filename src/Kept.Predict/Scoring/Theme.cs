using System.Globalization;
using Kept.Predict.Features;

namespace Kept.Predict.Scoring;

/// <summary>Inputs that say the same thing together, and how it is said to a person: what they add to the log odds adds up.</summary>
/// <param name="Features">The inputs.</param>
/// <param name="Say">The words for a row; null where there is nothing to say.</param>
sealed record Theme(IReadOnlyList<string> Features, Func<FeatureTable, int, string?> Say)
{
    const string Input = "input_";

    /// <summary>What features_attendance has, by theme.</summary>
    static readonly Theme[] Known =
    [
        new(["lead_days"], (table, row) => Number(table, "lead_days", row) is { } days ? days < 1 ? "booked for the same day" : $"booked {Count(days, "day")} ahead" : null),
        new(["patient_outcomes", "patient_misses", "patient_rate", "patient_last_missed", "days_since_outcome", "days_since_miss"], History),
        new(["patient_bookings", "patient_session_bookings", "patient_day_bookings"], (table, row) => Number(table, "patient_day_bookings", row) > 1
            ? $"{Count(Number(table, "patient_day_bookings", row)!.Value, "booking")} on that day" : Number(table, "patient_bookings", row) is { } all ? $"{Count(all, "booking")} so far" : null),
        new(["weekday", "hour", "month"], Time),
        new(["booked_hour", "booked_weekday"], (table, row) => Number(table, "booked_hour", row) is { } hour ? $"booked at {hour:00} h" : null),
        new(["age"], (table, row) => Number(table, "age", row) is { } age ? $"aged {(int)age}" : null),
        new(["clinic_id", "clinic_rate", "slot_rate", "clinic_day_bookings", "hospital", "location"], (table, row) =>
            (Number(table, "slot_rate", row) ?? Number(table, "clinic_rate", row)) is { } rate ? string.Create(CultureInfo.InvariantCulture, $"{100 * rate:0} % are missed at this clinic and hour") : "this place"),
    ];

    static readonly string[] Days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    /// <summary>The themes of all inputs that a model reads; what none of ours names is one by itself.</summary>
    public static IEnumerable<Theme> Of(IReadOnlyCollection<string> features) => Known
        .Concat(features.Except(Known.SelectMany(theme => theme.Features)).Select(name => new Theme([name], (table, row) => Plain(table, name, row))));

    static string? History(FeatureTable table, int row) => Number(table, "patient_outcomes", row) switch
    {
        null => null,
        0 => "no earlier appointment is known",
        { } all => $"missed {Number(table, "patient_misses", row):0} of {Count(all, "earlier appointment")}",
    };

    static string? Time(FeatureTable table, int row)
    {
        var day = Number(table, "weekday", row) is >= 1 and <= 7 and var number ? Days[(int)number - 1] : null;
        var hour = Number(table, "hour", row) is { } at ? $"at {at:00} h" : null;
        return day is null && hour is null ? null : $"{day} {hour}".Trim();
    }

    static string? Plain(FeatureTable table, string name, int row)
    {
        var column = table.Find(name)!;
        var value = column.Values[row];
        return float.IsNaN(value) ? null : $"{name.Replace(Input, "", StringComparison.Ordinal).Replace('_', ' ')} {column.Levels?[(int)value] ?? value.ToString("0.##", CultureInfo.InvariantCulture)}";
    }

    static float? Number(FeatureTable table, string name, int row) =>
        table.Find(name) is { } column && !float.IsNaN(column.Values[row]) ? column.Values[row] : null;

    static string Count(float number, string what) => number == 1 ? $"1 {what}" : string.Create(CultureInfo.InvariantCulture, $"{number:0} {what}s");
}
