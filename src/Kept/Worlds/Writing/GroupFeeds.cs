using Kept.Worlds.Reality;

namespace Kept.Worlds.Writing;

/// <summary>The feeds of one group, open for writing.</summary>
sealed class GroupFeeds : IAsyncDisposable
{
    public required Group Group { get; init; }

    public required Outlet<Clinic> Clinics { get; init; }

    public required Outlet<Patient> Patients { get; init; }

    public required Outlet<Visit> Appointments { get; init; }

    public required Outlet<Visit> Predictions { get; init; }

    /// <summary>The file of the appointments of a year.</summary>
    public required Func<int, string> AppointmentsOf { get; init; }

    public required string ClinicsPath { get; init; }

    public required string PatientsPath { get; init; }

    public required string LatePatientsPath { get; init; }

    public required string PredictionsPath { get; init; }

    public async ValueTask TurnToAsync(int year, CancellationToken cancellation)
    {
        await Appointments.TurnToAsync(AppointmentsOf(year), cancellation);
        await Predictions.TurnToAsync(PredictionsPath, cancellation);
    }

    public async ValueTask DrainAsync(CancellationToken cancellation)
    {
        await Appointments.DrainAsync(cancellation);
        await Predictions.DrainAsync(cancellation);
    }

    public async Task<IReadOnlyList<FileManifest>> FinishAsync(CancellationToken cancellation) =>
    [
        .. await Clinics.FinishAsync(cancellation),
        .. await Patients.FinishAsync(cancellation),
        .. await Appointments.FinishAsync(cancellation),
        .. await Predictions.FinishAsync(cancellation),
    ];

    public async ValueTask DisposeAsync()
    {
        await Clinics.DisposeAsync();
        await Patients.DisposeAsync();
        await Appointments.DisposeAsync();
        await Predictions.DisposeAsync();
    }
}
