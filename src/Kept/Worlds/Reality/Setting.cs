namespace Kept.Worlds.Reality;

/// <summary>What is given before a world lives: its days, its groups and its clinics.</summary>
sealed class Setting
{
    public Setting(WorldOptions options, string? secondGroup)
    {
        Seed = SplitMix.Hash(options.Seed);
        Appointments = options.Appointments;
        Patients = options.PatientCount;
        Horizon = new Horizon(options.Today, options.Years);
        Groups = Group.Split(options.ClinicCount, Patients, secondGroup);
        Clinics = new ClinicBuilder(Seed, Horizon).Found(Groups);
    }

    public ulong Seed { get; }

    public long Appointments { get; }

    public int Patients { get; }

    public Horizon Horizon { get; }

    public IReadOnlyList<Group> Groups { get; }

    public IReadOnlyList<Clinic> Clinics { get; }
}
