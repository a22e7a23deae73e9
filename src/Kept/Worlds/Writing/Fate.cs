using Kept.Worlds.Reality;

namespace Kept.Worlds.Writing;

/// <summary>What happens to a row on its way into a feed: at most one thing.</summary>
enum Fate : byte
{
    None,
    Duplicate,
    Correction,
    Bad,
    Deletion,
    Impossible,
}

/// <summary>Decides the fates of one entity's rows.</summary>
sealed class FateDice
{
    readonly Dice dice;
    readonly uint duplicates, corrections, bad, deletions, impossible;

    public FateDice(Dice dice, WorldMess mess, bool deletes = false, bool impossible = false)
    {
        this.dice = dice;
        duplicates = Share(mess.Duplicates);
        corrections = duplicates + Share(mess.Corrections);
        bad = corrections + Share(mess.BadRows);
        deletions = bad + (deletes ? Share(mess.Deletions) : 0);
        this.impossible = deletions + (impossible ? Share(mess.Impossible) : 0);
    }

    public Fate Draw()
    {
        var draw = (uint)(dice.Next() >> 32);
        return draw >= impossible ? Fate.None
            : draw < duplicates ? Fate.Duplicate
            : draw < corrections ? Fate.Correction
            : draw < bad ? Fate.Bad
            : draw < deletions ? Fate.Deletion
            : Fate.Impossible;
    }

    static uint Share(double fraction) => (uint)(fraction * uint.MaxValue);
}
