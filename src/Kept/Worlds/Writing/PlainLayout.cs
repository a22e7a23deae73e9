using Kept.Worlds.Reality;

namespace Kept.Worlds.Writing;

/// <summary>One clean CSV feed per entity.</summary>
sealed class PlainLayout(WorldOptions options, Setting setting, string directory) : Layout(options, setting, directory)
{
    public override IReadOnlyList<(string Name, string Yaml)> Definitions => PlainDefinitions.All;

    public override bool Deletes(Group group) => false;

    public override IReadOnlyList<GroupFeeds> Open() =>
    [
        new GroupFeeds
        {
            Group = Setting.Groups[0],
            Clinics = Outlet("clinics", "clinics", new ClinicRows("clinic_id,clinic_name,location,created_at\n", 0)),
            ClinicsPath = At("clinics.csv"),
            Patients = Outlet("patients", "patients", new PatientRows(PatientDialect.Plain, Setting.Horizon.First)),
            PatientsPath = At("patients.csv"),
            LatePatientsPath = At("patients-late.csv"),
            Appointments = Outlet("appointments", "appointments", new PlainAppointments(Setting)),
            AppointmentsOf = _ => At("appointments.csv"),
            Predictions = Outlet("predictions", "predictions", new PlainPredictions()),
            PredictionsPath = At("predictions.csv"),
        },
    ];
}
