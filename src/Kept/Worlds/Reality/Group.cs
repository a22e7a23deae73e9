namespace Kept.Worlds.Reality;

/// <summary>A hospital group with its own ids: patients from <see cref="FirstPatient"/>, clinics from <see cref="FirstClinic"/>, numbered from 1 in the feeds.</summary>
sealed record Group(int Index, string? Source, int FirstClinic, int Clinics, int FirstPatient, int Patients)
{
    const ulong Prime = 2_654_435_761;

    /// <summary>The patient at a place of the group's list, scattered so that neighbours do not share a clinic.</summary>
    public int PatientAt(int place) => FirstPatient + (int)((ulong)place * Prime % (ulong)Patients);

    /// <summary>The groups of a world: one, or a main group and a quarter of everything in another.</summary>
    public static IReadOnlyList<Group> Split(int clinics, int patients, string? second)
    {
        if (second is null)
        {
            return [new Group(0, null, 0, clinics, 0, patients)];
        }

        var (otherClinics, otherPatients) = (Math.Max(1, clinics / 4), Math.Max(1, patients / 4));
        return
        [
            new Group(0, null, 0, clinics - otherClinics, 0, patients - otherPatients),
            new Group(1, second, clinics - otherClinics, otherClinics, patients - otherPatients, otherPatients),
        ];
    }
}
