using Kept.Predict.Evaluation;

namespace Kept.Predict.Worklists;

/// <summary>What calling does: those on a list against those held out of it by lot, as they were meant, whoever was reached.</summary>
/// <param name="Called">Entries that were to be called, with an outcome.</param>
/// <param name="CalledRate">The share of them that was missed.</param>
/// <param name="HeldOut">Entries that were held out, with an outcome.</param>
/// <param name="HeldOutRate">The share of them that was missed.</param>
/// <param name="Contacted">The share of those to be called of whom a contact is known.</param>
/// <param name="AvoidedPer100Listed">Misses avoided by 100 entries to be called (intention to treat).</param>
/// <param name="AvoidedPer100Contacted">Misses avoided by 100 contacts: the effect above, divided by how many more were contacted (Bloom 1984); null where no contact is known.</param>
public sealed record Uplift(int Called, double CalledRate, int HeldOut, double HeldOutRate, double Contacted, Interval AvoidedPer100Listed, Interval? AvoidedPer100Contacted)
{
    const string Listed = "listed";
    const string Reached = "contacted";

    /// <summary>Compares both arms. Each entry counts by the inverse of the chance of its arm, as lists may have held out other shares; intervals come from resampling patients.</summary>
    /// <param name="rows">All entries with an outcome.</param>
    /// <param name="seed">Of the resamples.</param>
    /// <exception cref="KeptException">One of the arms is empty.</exception>
    public static Uplift Of(IReadOnlyList<UpliftRow> rows, int seed)
    {
        ArgumentNullException.ThrowIfNull(rows);
        // Where nobody could be held out, nothing can be compared.
        var drawn = rows.Where(row => row.HoldoutShare > 0).ToList();
        var (held, called) = (drawn.Where(row => row.IsHeldOut).ToList(), drawn.Where(row => !row.IsHeldOut).ToList());
        if (held.Count == 0 || called.Count == 0)
        {
            throw new KeptException($"{called.Count} entries of work lists with an outcome were to be called and {held.Count} were held out; both are needed to compare them. Issue lists with --holdout, run once their outcomes have arrived, and ask again");
        }

        var figures = Bootstrap.Of(weights => Effects(drawn, weights), [.. drawn.Select(row => row.PatientId)], seed);
        return new Uplift(called.Count, Share(called, row => row.IsMissed), held.Count, Share(held, row => row.IsMissed), Share(called, row => row.IsContacted),
            figures[Listed], called.Exists(row => row.IsContacted) ? figures[Reached] : null);
    }

    static double Share(List<UpliftRow> rows, Func<UpliftRow, bool> condition) => rows.Count(condition) / (double)rows.Count;

    static Dictionary<string, double> Effects(List<UpliftRow> rows, double[]? weights)
    {
        var (missed, contacted, all) = (new double[2], new double[2], new double[2]);
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            var (arm, weight) = row.IsHeldOut ? (1, (weights?[i] ?? 1) / row.HoldoutShare) : (0, (weights?[i] ?? 1) / (1 - row.HoldoutShare));
            all[arm] += weight;
            missed[arm] += row.IsMissed ? weight : 0;
            contacted[arm] += row.IsContacted ? weight : 0;
        }

        var effect = 100 * ((missed[1] / all[1]) - (missed[0] / all[0]));
        return new() { [Listed] = effect, [Reached] = effect / ((contacted[0] / all[0]) - (contacted[1] / all[1])) };
    }
}
