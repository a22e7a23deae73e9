using Kept.Worlds.Reality;

namespace Kept.Worlds.Writing;

static class ClinicDrafts
{
    /// <summary>What was on record before: the clinic stood elsewhere.</summary>
    public static Clinic Of(Clinic clinic) => clinic with { Location = Places.Town(clinic.Index + 1) };
}
