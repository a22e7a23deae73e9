namespace Kept.Worlds.Reality;

/// <summary>A third party's weekly predictions: the true risk, seen through noise.</summary>
sealed class Scorer(Dice dice, int firstDay)
{
    const int RunSecond = 2 * 3600;

    public void Score(ref Visit visit, double logit)
    {
        var seen = Curves.Logistic(1.1 * logit + 0.25 + 0.4 * dice.Normal());
        visit.Probability = (int)(seen * Visit.Certain + 0.5);
        var week = (visit.Day - firstDay) / 7;
        visit.Batch = week + 1;
        visit.ScoredDay = firstDay + week * 7 - 1;
        visit.ScoredSecond = RunSecond + dice.Below(1800);
        if (visit.BookedDay >= visit.ScoredDay)
        {
            (visit.ScoredDay, visit.ScoredSecond) = (visit.BookedDay, visit.BookedSecond + 60);
        }
    }
}
