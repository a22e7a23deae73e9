using System.Globalization;
using System.Text;
using Kept.Worlds.Reality;

namespace Kept.Worlds.Writing;

/// <summary>Every day that a world can write, as text, made once.</summary>
sealed class DayTexts(Horizon horizon)
{
    const int Width = 10;
    const int LongestLife = 33_000;

    readonly int first = horizon.First - LongestLife;
    readonly byte[] iso = All(horizon, "yyyy-MM-dd");
    readonly byte[] british = All(horizon, "dd/MM/yyyy");

    public ReadOnlySpan<byte> Iso(int day) => iso.AsSpan((day - first) * Width, Width);

    public ReadOnlySpan<byte> British(int day) => british.AsSpan((day - first) * Width, Width);

    static byte[] All(Horizon horizon, string format)
    {
        var first = horizon.First - LongestLife;
        var text = new StringBuilder();
        for (var day = first; day <= horizon.Last + 31; day++)
        {
            text.Append(DateOnly.FromDayNumber(day).ToString(format, CultureInfo.InvariantCulture));
        }

        return Encoding.ASCII.GetBytes(text.ToString());
    }
}
