namespace Kept.Predict.Registry;

/// <summary>One thing that the gate looked at.</summary>
/// <param name="Rule">What is asked, for example <c>calibration error</c>.</param>
/// <param name="Of">Of which rows: <c>all</c>, a group, or in comparison with another model.</param>
/// <param name="Found">What was found.</param>
/// <param name="Bound">What is asked for.</param>
/// <param name="IsMost">Whether the bound is the most that may be found; otherwise the least.</param>
public sealed record GateCheck(string Rule, string Of, double Found, double Bound, bool IsMost)
{
    /// <summary>Whether it holds; what cannot be computed does not.</summary>
    public bool Passes => IsMost ? Found <= Bound : Found >= Bound;
}
