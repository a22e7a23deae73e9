using Kept.Worlds.Reality;

namespace Kept.Worlds.Writing;

/// <summary>One byte a patient: whether an appointment names them, and how many of those are likely to be missed.</summary>
sealed class PatientMarks(int patients)
{
    const byte Repeatedly = 4;

    /// <summary>0: no appointment; n: n - 1 appointments above the threshold, counted up to four.</summary>
    readonly byte[] marks = new byte[patients];

    public void Add(in Visit visit)
    {
        ref var mark = ref marks[visit.Patient];
        mark = Math.Max(mark, (byte)1);
        if (visit.IsLikelyMissed && mark <= Repeatedly)
        {
            mark++;
        }
    }

    /// <summary>Patients with more than three appointments above the threshold.</summary>
    public long Repeated() => marks.LongCount(mark => mark > Repeatedly);

    /// <summary>How many patients are missing, and how many of those have an appointment.</summary>
    public (long Missing, long Named) Missing(Func<int, bool> isMissing)
    {
        var (missing, named) = (0L, 0L);
        for (var patient = 0; patient < marks.Length; patient++)
        {
            if (isMissing(patient))
            {
                missing++;
                named += marks[patient] > 0 ? 1 : 0;
            }
        }

        return (missing, named);
    }
}
