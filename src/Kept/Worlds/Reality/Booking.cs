namespace Kept.Worlds.Reality;

/// <summary>When appointments are booked: some on the day itself, most weeks ahead, all of them before the world's today.</summary>
sealed class Booking(Dice dice, int today)
{
    public const int LongestLead = 400;

    const double AverageLead = 22;

    public void Book(ref Visit visit)
    {
        var least = Math.Max(0, visit.Day - today + 1);
        var lead = least + (dice.Chance(0.1) ? 0 : (int)(AverageLead * dice.Exponential()));
        visit.BookedDay = visit.Day - Math.Min(lead, LongestLead);
        visit.BookedSecond = lead == 0 ? EarlierThatDay(visit.Minute) : 8 * 3600 + dice.Below(10 * 3600);
    }

    int EarlierThatDay(int minute) => Math.Max(0, minute * 60 - 1800 - dice.Below(2 * 3600));
}
