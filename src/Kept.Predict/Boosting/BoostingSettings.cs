using System.Globalization;

namespace Kept.Predict.Boosting;

/// <summary>What the trees may be.</summary>
/// <param name="Leaves">The most leaves of a tree.</param>
/// <param name="LearningRate">How much of each tree counts.</param>
/// <param name="LeastInLeaf">The fewest rows of a leaf.</param>
public sealed record BoostingSettings(int Leaves, double LearningRate, int LeastInLeaf)
{
    /// <summary>The most trees; early stopping ends sooner.</summary>
    public const int MostTrees = 2000;

    /// <summary>How many trees may bring nothing before it ends.</summary>
    public const int Patience = 50;

    /// <summary>What is tried inside the training part.</summary>
    public static IReadOnlyList<BoostingSettings> Grid { get; } = [new(15, 0.05, 200), new(31, 0.03, 400), new(7, 0.05, 100)];

    internal string Parameters(int seed, int threads) => string.Create(CultureInfo.InvariantCulture, $"""
        objective=binary metric=binary_logloss num_leaves={Leaves} learning_rate={LearningRate} min_data_in_leaf={LeastInLeaf} feature_fraction=0.7 bagging_fraction=0.8 bagging_freq=1 lambda_l2=10 min_data_per_group=200 cat_smooth=200 cat_l2=50 max_cat_threshold=16 deterministic=true force_row_wise=true seed={seed} num_threads={threads} verbosity=-1
        """);
}
