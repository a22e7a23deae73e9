using Kept.Worlds;
using Xunit;

namespace Kept.Tests.Worlds;

public sealed class WorldOptionsTests
{
    static readonly WorldOptions good = new();

    public static TheoryData<WorldOptions, string> Wrong => new()
    {
        { good with { Appointments = 0 }, "Appointments is 0; it must be from 1 to 1000000000." },
        { good with { Years = 21 }, "Years is 21; it must be from 1 to 20." },
        { good with { Today = new DateOnly(1900, 1, 1) }, "Today's year is 1900; it must be from 1950 to 2100." },
        { good with { Clinics = 1 }, "Clinics is 1; it must be from 2 to 9999." },
        { good with { Patients = 0 }, "Patients is 0; it must be from 2 to 1000000000." },
        { good with { Mess = new WorldMess { BadRows = 0.5 } }, "Mess.BadRows is 0.5; it must be a fraction from 0 to 0.1." },
        { good with { Mess = new WorldMess { Duplicates = double.NaN } }, "Mess.Duplicates is NaN; it must be a fraction from 0 to 0.1." },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void An_option_out_of_its_range_is_refused_by_name(WorldOptions options, string message) =>
        Assert.Equal(message, Assert.Throws<KeptException>(options.Validate).Message);

    [Theory]
    [InlineData(200_000, 20, 20_000)]
    [InlineData(10_000_000, 200, 1_000_000)]
    public void Clinics_and_patients_grow_with_the_appointments(long appointments, int clinics, int patients)
    {
        var options = new WorldOptions { Appointments = appointments };
        Assert.InRange(options.ClinicCount, clinics - 1, clinics + 1);
        Assert.Equal(patients, options.PatientCount);
    }
}
