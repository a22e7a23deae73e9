using Kept.Worlds.Reality;

namespace Kept.Worlds.Writing;

/// <summary>Writes a group's clinics, its patients, and then the patients that come late.</summary>
sealed class DimensionWriter(Setting setting, FateDice fates, PatientArrival arrival)
{
    const int DrainEvery = 4096;

    public async Task WriteAsync(GroupFeeds feeds, CancellationToken cancellation)
    {
        await feeds.Clinics.TurnToAsync(feeds.ClinicsPath, cancellation);
        foreach (var clinic in setting.Clinics.Where(clinic => clinic.Group == feeds.Group))
        {
            feeds.Clinics.Write(clinic, fates.Draw());
        }

        await feeds.Patients.TurnToAsync(feeds.PatientsPath, cancellation);
        await WriteAsync(feeds, late: false, cancellation);
        await feeds.Patients.TurnToAsync(feeds.LatePatientsPath, cancellation);
        await WriteAsync(feeds, late: true, cancellation);
    }

    async Task WriteAsync(GroupFeeds feeds, bool late, CancellationToken cancellation)
    {
        var group = feeds.Group;
        for (var patient = group.FirstPatient; patient < group.FirstPatient + group.Patients; patient++)
        {
            if (!arrival.IsMissing(patient) && arrival.IsLate(patient) == late)
            {
                feeds.Patients.Write(Patient.Of(setting.Seed, group, patient), fates.Draw());
            }

            if (patient % DrainEvery == 0)
            {
                await feeds.Patients.DrainAsync(cancellation);
            }
        }
    }
}
