namespace Kept.Worlds.Writing;

/// <summary>How many digits the ids of the second group have, leading zeros included.</summary>
static class NorthIds
{
    public const int Patient = 10;

    public const int Clinic = 4;

    public const int Appointment = 10;
}
