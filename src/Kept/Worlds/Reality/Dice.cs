using System.Numerics;

namespace Kept.Worlds.Reality;

/// <summary>xoshiro256**: fast, and the same on every machine for the same seed and purpose.</summary>
sealed class Dice
{
    ulong a, b, c, d;

    public Dice(ulong seed, ulong purpose)
    {
        a = SplitMix.Hash(seed, purpose);
        b = SplitMix.Hash(a);
        c = SplitMix.Hash(b);
        d = SplitMix.Hash(c);
    }

    public ulong Next()
    {
        var result = BitOperations.RotateLeft(b * 5, 7) * 9;
        var shifted = b << 17;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= shifted;
        d = BitOperations.RotateLeft(d, 45);
        return result;
    }

    /// <summary>Evenly from 0 up to 1.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Evenly from 0 up to <paramref name="count"/>, which it is not.</summary>
    public int Below(int count) => (int)(((Next() >> 32) * (ulong)count) >> 32);

    public double Between(double low, double high) => low + (high - low) * Unit();

    public bool Chance(double probability) => Unit() < probability;

    public double Normal() => Curves.Normal(Next());

    public double Exponential() => Curves.Exponential(Next());
}
