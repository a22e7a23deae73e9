using System.Globalization;
using Kept.Worlds.Reality;

namespace Kept.Worlds.Writing;

/// <summary>Counts what is true of one clinic.</summary>
sealed class ClinicCounter(Clinic clinic)
{
    long appointments, late, above85, probability;

    public void Add(in Visit visit)
    {
        appointments++;
        late += visit.IsLate ? 1 : 0;
        above85 += visit.IsLikelyMissed ? 1 : 0;
        probability += visit.Probability;
    }

    public ClinicTruth Close()
    {
        var number = clinic.Number.ToString(CultureInfo.InvariantCulture);
        var id = clinic.Group.Source is null ? number : number.PadLeft(NorthIds.Clinic, '0');
        var average = appointments == 0 ? 0 : (double)probability / appointments / Visit.Certain;
        return new ClinicTruth(clinic.Group.Source, id, appointments, late, above85, average);
    }
}
