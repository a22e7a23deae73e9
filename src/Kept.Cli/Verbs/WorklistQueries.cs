using System.Globalization;
using Kept.Cli.Kernel;
using Kept.Predict.Worklists;
using Kept.Warehouses;

namespace Kept.Cli.Verbs;

/// <summary>What work lists ask of gold.</summary>
static class WorklistQueries
{
    /// <summary>The key of the clinic that a person means.</summary>
    public static async Task<long> ClinicAsync(QuerySession session, string asked, CancellationToken cancellation)
    {
        var clinics = (await session.QueryAsync("select clinic_id, clinic_source_id, clinic_name from bronze.dim_clinic order by clinic_id", cancellation)).Rows;
        var found = clinics.Where(clinic => clinic.Any(value => string.Equals(Convert.ToString(value, CultureInfo.InvariantCulture), asked, StringComparison.OrdinalIgnoreCase))).ToList();
        return found switch
        {
            [var only] => Convert.ToInt64(only[0], CultureInfo.InvariantCulture),
            [] => throw new UsageException($"--clinic: {Suggestion.Unknown("clinic", asked, [.. clinics.Select(clinic => Convert.ToString(clinic[2] ?? clinic[1] ?? clinic[0], CultureInfo.InvariantCulture)!)])}"),
            _ => throw new UsageException($"--clinic: {found.Count} clinics are called '{asked}': {string.Join(", ", found.Select(clinic => clinic[0]))}; say which by its key"),
        };
    }

    /// <summary>The appointments to come of a clinic and day with their last scores, the highest first.</summary>
    public static string Candidates(string model, long clinic, DateOnly date) => $"""
        select appointments.appointment_id, scores.probability_dna
        from gold.unified_appointments as appointments
        inner join ({Scores(model)}) as scores on appointments.appointment_id = scores.appointment_id and scores.age = 1
        where appointments.clinic_id = {clinic} and appointments.scheduled_fulldate = {Day(date)} and appointments.outcome in ('pending', 'unknown')
        order by scores.probability_dna desc, appointments.appointment_id
        """;

    /// <summary>Nobody: where all of a short list were held out, there is still a list.</summary>
    const string Nobody = "(0, cast(null as bigint), 0.0)";

    /// <summary>Those to be called, as they stand now, with the reasons that stood when the list was issued.</summary>
    public static string Show(Worklist list) => $"""
        select
            calls.place, appointments.scheduled_at, coalesce(appointments.appointment_source_id, cast(appointments.appointment_id as varchar)) as appointment,
            coalesce(appointments.patient_source_id, cast(appointments.patient_id as varchar)) as patient, appointments.first_name, appointments.last_name,
            calls.probability, scores.reasons, appointments.outcome as status
        from (values {string.Join(", ", list.Calls.Select(entry => string.Create(CultureInfo.InvariantCulture, $"({entry.Place}, cast({entry.AppointmentId} as bigint), {entry.Probability:0.000})")).Prepend(Nobody))}) as calls (place, appointment_id, probability)
        inner join gold.unified_appointments as appointments on calls.appointment_id = appointments.appointment_id
        left join ({Scores(list.Model)} and created_at <= timestamp '{list.IssuedAt:yyyy-MM-dd HH:mm:ss}') as scores on appointments.appointment_id = scores.appointment_id and scores.age = 1
        order by calls.place
        """;

    static string Scores(string model) => $"""
        select appointment_id, probability_dna, reasons, row_number() over (partition by appointment_id order by created_at desc, prediction_id) as age
        from staging.predictions
        where model_version = {Sql.Text(model)} and _superseded_by is null and not _is_deleted
        """;

    /// <summary>A day in SQL.</summary>
    public static string Day(DateOnly date) => string.Create(CultureInfo.InvariantCulture, $"date '{date:yyyy-MM-dd}'");
}
