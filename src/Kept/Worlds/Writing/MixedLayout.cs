using System.Text;
using Kept.Worlds.Reality;

namespace Kept.Worlds.Writing;

/// <summary>Two hospital groups, each with its own formats, dialects and ids.</summary>
sealed class MixedLayout(WorldOptions options, Setting setting, string directory) : Layout(options, setting, directory)
{
    /// <summary>The source's name of the second group.</summary>
    public const string North = "north";

    public override IReadOnlyList<(string Name, string Yaml)> Definitions => MixedDefinitions.All;

    public override bool Deletes(Group group) => group.Source is null;

    public override IReadOnlyList<GroupFeeds> Open() => [Main(), Second()];

    GroupFeeds Main() => new()
    {
        Group = Setting.Groups[0],
        Clinics = Outlet("clinics", "clinics", new ClinicDocument(Setting.Horizon.First)),
        ClinicsPath = At("clinics.json"),
        Patients = Outlet("patients", "patients", new PatientRows(PatientDialect.Main, Setting.Horizon.First), Encoding.Latin1),
        PatientsPath = At("patients.csv"),
        LatePatientsPath = At("patients-late.csv"),
        Appointments = Outlet("appointments", "appointments", new MainAppointments(Setting), corrections: At("appointments-corrections.csv")),
        AppointmentsOf = YearFile,
        Predictions = Outlet("predictions", "predictions", new PredictionLines()),
        PredictionsPath = At("predictions.ndjson"),
    };

    GroupFeeds Second() => new()
    {
        Group = Setting.Groups[1],
        Clinics = Outlet("north-clinics", "clinics", new ClinicRows("code,clinic,town,opened\n", NorthIds.Clinic)),
        ClinicsPath = At("north-clinics.csv"),
        Patients = Outlet("north-patients", "patients", new PatientRows(PatientDialect.North, Setting.Horizon.First), Encoding.Unicode),
        PatientsPath = At("north-patients.tsv"),
        LatePatientsPath = At("north-patients-late.tsv"),
        Appointments = Outlet("north-appointments", "appointments", new NorthAppointments(Setting)),
        AppointmentsOf = _ => At("north-appointments.tsv.gz"),
        Predictions = Outlet("north-predictions", "predictions", new NestedPredictions()),
        PredictionsPath = At("north-predictions.ndjson.gz"),
    };

    // The year that is not over yet comes compressed.
    string YearFile(int year)
    {
        var isCurrent = year >= DateOnly.FromDayNumber(Setting.Horizon.Today).Year;
        return At(isCurrent ? $"appointments-{year}.csv.gz" : $"appointments-{year}.csv");
    }
}
