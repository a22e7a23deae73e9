namespace Kept.Worlds.Reality;

/// <summary>Founds the clinics of a world.</summary>
sealed class ClinicBuilder(ulong seed, Horizon horizon)
{
    readonly Dice dice = new(seed, 1);

    public IReadOnlyList<Clinic> Found(IReadOnlyList<Group> groups) => [.. groups.SelectMany(Found)];

    IEnumerable<Clinic> Found(Group group)
    {
        for (var i = 0; i < group.Clinics; i++)
        {
            var first = (int)((long)group.Patients * i / group.Clinics);
            var end = (int)((long)group.Patients * (i + 1) / group.Clinics);
            yield return Found(group, group.FirstClinic + i, first, end - first);
        }
    }

    Clinic Found(Group group, int index, int firstPlace, int places)
    {
        var isEvening = index % 6 == 2;
        return new Clinic
        {
            Group = group,
            Index = index,
            Name = Places.ClinicName(index),
            Location = Places.Town(index),
            Hospital = index / 3 % Vocabulary.Hospitals.Length,
            OpenedDay = horizon.First - 365 - dice.Below(12_000),
            Size = dice.Between(0.5, 1.6),
            IsEvening = isEvening,
            SlotMinutes = isEvening ? 10 : 10 + 5 * dice.Below(3),
            StartDelay = dice.Between(1, 24) * dice.Unit(),
            Overrun = dice.Between(0.8, 1.16),
            Risk = dice.Between(-0.5, 0.6),
            FirstSpecialty = dice.Below(Vocabulary.Specialties.Length),
            FirstPlace = firstPlace,
            Places = places,
        };
    }
}
