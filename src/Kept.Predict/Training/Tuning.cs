using Kept.Predict.Boosting;

namespace Kept.Predict.Training;

/// <summary>What was chosen on the tail of the training part, and what each choice cost there.</summary>
/// <param name="Ridge">Of the logistic regression.</param>
/// <param name="Boosting">Of the trees.</param>
/// <param name="Trees">How many.</param>
/// <param name="Seeds">With how many seeds the trees are trained.</param>
/// <param name="TreeShare">Their share.</param>
/// <param name="LinearLoss">The log loss of the logistic regression alone, on the tail.</param>
/// <param name="TreesLoss">The log loss of the trees alone, on the tail.</param>
/// <param name="Loss">The log loss of both, weighed.</param>
public sealed record Tuning(double Ridge, BoostingSettings Boosting, int Trees, int Seeds, double TreeShare, double LinearLoss, double TreesLoss, double Loss);
