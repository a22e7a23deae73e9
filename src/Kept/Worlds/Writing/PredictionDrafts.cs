using Kept.Worlds.Reality;

namespace Kept.Worlds.Writing;

static class PredictionDrafts
{
    /// <summary>What was predicted before: another probability.</summary>
    public static Visit Of(in Visit row) => row with { Probability = (row.Probability + 1_234) % (Visit.Certain + 1) };
}
