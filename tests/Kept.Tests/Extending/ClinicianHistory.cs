using CsCheck;

namespace Kept.Tests.Extending;

/// <summary>A record of a clinician or of an appointment that names one; a deletion says its key alone.</summary>
sealed record Entry(bool IsDeleted, int Key, int Clinician, int Word)
{
    static readonly string[] Ids = ["", "7", "D-01", "007"];

    public string Appointment => $"{Op},{Key},{1 + (Word % 2)},1,{Ids[Clinician]},2025-03-0{1 + Word},09:00,09:{10 + Word}";

    public string Person => $"{Op},{Ids[1 + (Key % 3)]},Name {Word}";

    string Op => IsDeleted ? "D" : "U";
}

/// <summary>Files that are written, each with its feed's name, and then a run.</summary>
sealed record Arrival(List<(bool IsOfClinicians, int File, List<Entry> Entries)> Files)
{
    public override string ToString() => string.Join("\n", Files.Select(file => $"{(file.IsOfClinicians ? "clinicians" : "appointments")}-{file.File}: {string.Join("; ", file.Entries)}"));
}

/// <summary>Random histories over few keys, so that clinicians come late, are corrected and deleted while appointments name them.</summary>
static class ClinicianHistory
{
    static readonly Gen<Entry> Entries = Gen.Select(Gen.Int[0, 4], Gen.Int[1, 5], Gen.Int[0, 3], Gen.Int[0, 5], (dice, key, clinician, word) => new Entry(dice == 0, key, clinician, word));

    static readonly Gen<Arrival> Arrivals = Gen.Select(Gen.Bool, Gen.Int[1, 2], Entries.List[1, 4], (isOfClinicians, file, entries) => (isOfClinicians, file, entries)).List[1, 3].Select(files => new Arrival(files));

    public static readonly Gen<List<Arrival>> Any = Arrivals.List[2, 4];
}
