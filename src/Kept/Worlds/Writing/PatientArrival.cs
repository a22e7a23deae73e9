using Kept.Worlds.Reality;

namespace Kept.Worlds.Writing;

/// <summary>Which patients arrive late, and which never: a pure function of seed and patient.</summary>
sealed class PatientArrival(ulong seed, WorldMess mess)
{
    const ulong Secret = 0x1A7E;

    public bool IsMissing(int patient) => Chance(patient) < mess.MissingPatients;

    public bool IsLate(int patient) => Chance(patient) - mess.MissingPatients is var rest && rest >= 0 && rest < mess.LatePatients;

    double Chance(int patient) => (SplitMix.Hash(seed ^ Secret, (ulong)patient) >> 11) * (1.0 / (1UL << 53));
}
