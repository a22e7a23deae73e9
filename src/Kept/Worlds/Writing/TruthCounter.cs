using Kept.Worlds.Reality;

namespace Kept.Worlds.Writing;

/// <summary>Counts what is true while a world is written: each appointment as it is in the end.</summary>
sealed class TruthCounter(Setting setting)
{
    const int High = 0;

    readonly long[] statuses = new long[Vocabulary.Statuses.Length];
    readonly SortedDictionary<string, long> months = new(StringComparer.Ordinal);
    readonly ClinicCounter[] clinics = [.. setting.Clinics.Select(clinic => new ClinicCounter(clinic))];
    readonly PatientMarks patients = new(setting.Patients);
    long appointments, deleted, late, lateAcrossMidnight, afterwards, above85, highAbove90;

    /// <summary>Counts an appointment with its prediction; the prediction stays when the appointment is deleted.</summary>
    public void Add(in Visit visit, bool isDeleted)
    {
        above85 += visit.IsLikelyMissed ? 1 : 0;
        if (isDeleted)
        {
            deleted++;
            return;
        }

        appointments++;
        statuses[(int)visit.Status]++;
        late += visit.IsLate ? 1 : 0;
        lateAcrossMidnight += visit.IsLate && visit.StartSecond >= 86_400 ? 1 : 0;
        afterwards += visit.BookedDay > visit.Day ? 1 : 0;
        highAbove90 += visit.Priority == High && visit.Probability > 9_000 ? 1 : 0;
        clinics[visit.Clinic].Add(visit);
        patients.Add(visit);
    }

    /// <summary>Counts appointments of a day's clinic-day that stay.</summary>
    public void AddMonth(int day, long count)
    {
        var month = DateOnly.FromDayNumber(day).ToString("yyyy-MM");
        months[month] = months.GetValueOrDefault(month) + count;
    }

    public WorldTruth Close(Func<int, bool> isMissing)
    {
        var (missing, inferred) = patients.Missing(isMissing);
        var byClinic = clinics.Select(clinic => clinic.Close()).ToList();
        return new WorldTruth
        {
            Patients = setting.Patients - missing,
            InferredPatients = inferred,
            Clinics = byClinic.Count,
            Appointments = appointments,
            InferredAppointments = deleted,
            Predictions = appointments + deleted,
            Outcomes = Vocabulary.Statuses.Zip(statuses).ToDictionary(pair => pair.First, pair => pair.Second),
            LateStarts = late,
            LateStartsAcrossMidnight = lateAcrossMidnight,
            BookedAfterwards = afterwards,
            PredictionsAbove85 = above85,
            HighPriorityAbove90 = highAbove90,
            PatientsWithRepeatedMisses = patients.Repeated(),
            AppointmentsByMonth = months,
            RiskiestClinics = [.. byClinic.OrderByDescending(clinic => clinic.AverageProbability).Take(3)],
            ByClinic = byClinic,
        };
    }
}
