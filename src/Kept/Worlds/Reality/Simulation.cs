namespace Kept.Worlds.Reality;

/// <summary>Lives a world through, day by day and clinic by clinic.</summary>
sealed class Simulation(Setting setting)
{
    readonly Schedule schedule = new(setting.Horizon, setting.Clinics, setting.Appointments);
    readonly Encounter encounter = new(setting);
    Visit[] visits = new Visit[256];

    /// <summary>The appointments of each clinic-day, in order; each is valid until the next is asked for.</summary>
    public IEnumerable<ReadOnlyMemory<Visit>> ClinicDays()
    {
        for (var day = setting.Horizon.First; day <= setting.Horizon.Last; day++)
        {
            encounter.Begin(day);
            foreach (var clinic in setting.Clinics)
            {
                var count = schedule.Take(clinic, day);
                if (count > 0)
                {
                    yield return Live(clinic, count);
                }
            }
        }
    }

    ReadOnlyMemory<Visit> Live(Clinic clinic, int count)
    {
        if (visits.Length < count)
        {
            visits = new Visit[count * 2];
        }

        var day = visits.AsSpan(0, count);
        var doctors = Session.Doctors(count);
        for (var doctor = 0; doctor < doctors; doctor++)
        {
            var first = count * doctor / doctors;
            encounter.Live(clinic, day[first..(count * (doctor + 1) / doctors)]);
        }

        return visits.AsMemory(0, count);
    }
}
