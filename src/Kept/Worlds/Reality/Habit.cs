namespace Kept.Worlds.Reality;

/// <summary>What makes a patient miss appointments, latent in the person: a pure function of seed and patient.</summary>
static class Habit
{
    const ulong Secret = 0xAB17;

    /// <summary>What the patient adds to the log-odds of a miss.</summary>
    public static double Of(ulong seed, int patient)
    {
        var bits = SplitMix.Hash(seed ^ Secret, (ulong)patient);
        return 0.8 * Curves.Normal(bits) + Chronic(SplitMix.Hash(bits));
    }

    /// <summary>Kilometres from home to the clinic, many near and few far.</summary>
    public static double Distance(ulong seed, int patient) =>
        8 * Curves.Exponential(SplitMix.Hash(seed ^ Secret ^ 1, (ulong)patient));

    static double Chronic(ulong bits) => bits % 100 < 4 ? 3.6 : 0;
}
