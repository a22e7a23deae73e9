namespace Kept.Worlds.Reality;

/// <summary>A patient, whole from one hash: nothing of it is stored.</summary>
readonly record struct Patient
{
    const ulong Secret = 0x5EED;

    public required int Number { get; init; }

    public required ulong Traits { get; init; }

    /// <summary>Which last name; a correction changes it.</summary>
    public required int LastName { get; init; }

    public static Patient Of(ulong seed, Group group, int index)
    {
        var traits = SplitMix.Hash(seed ^ Secret, (ulong)index);
        return new Patient
        {
            Number = index - group.FirstPatient + 1,
            Traits = traits,
            LastName = (int)((traits >> 20) & 0xFFFF),
        };
    }

    public int FirstName => (int)(Traits >> 36) & 0xFFF;

    /// <summary>0 female, 1 male, 2 other.</summary>
    public int Gender => (Traits & 0xFF) switch { < 131 => 0, < 253 => 1, _ => 2 };

    /// <summary>Days lived at the start of the world, more of them among the middle-aged.</summary>
    public int AgeInDays => 365 + (int)(((Traits >> 8) & 0xFFF) * 5 + ((Traits >> 48) & 0xFFF) * 2.8);

    /// <summary>Days since registration at the start of the world.</summary>
    public int RegisteredDaysAgo => (int)((Traits >> 30) % 3000) % AgeInDays;
}
