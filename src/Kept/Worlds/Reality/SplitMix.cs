namespace Kept.Worlds.Reality;

/// <summary>SplitMix64: a number's hash, and the way from one seed to many.</summary>
static class SplitMix
{
    const ulong Step = 0x9E3779B97F4A7C15;

    public static ulong Hash(ulong value)
    {
        value += Step;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    public static ulong Hash(ulong seed, ulong value) => Hash(seed ^ (value * Step));
}
