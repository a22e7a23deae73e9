using System.Globalization;

namespace Kept.Docs.Reports;

/// <summary>An axis from 0: where a value stands, and which values are written beside it.</summary>
/// <param name="End">Its greatest value.</param>
/// <param name="From">Where 0 stands.</param>
/// <param name="To">Where its end stands.</param>
readonly record struct Scale(double End, double From, double To)
{
    /// <summary>A round value that is not less than any of the values, and not by much.</summary>
    public static double Over(IEnumerable<double> values)
    {
        var most = values.Append(1e-3).Max();
        var step = Step(most);
        return Math.Ceiling((most / step) - 1e-9) * step;
    }

    public string At(double value) => Number(From + (value / End * (To - From)));

    public IEnumerable<double> Ticks()
    {
        var step = Step(End);
        for (var i = 0; i * step <= End * 1.0001; i++)
        {
            yield return i * step;
        }
    }

    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>1, 2 or 5 of a power of ten: four to eight of them fill the axis.</summary>
    static double Step(double end)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(end / 4)));
        return new[] { 1.0, 2, 5 }.Select(times => times * power).Last(step => step <= end / 4 * 1.0001);
    }
}
