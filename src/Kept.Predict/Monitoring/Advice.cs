namespace Kept.Predict.Monitoring;

/// <summary>What to do about a model.</summary>
public enum Advice
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>Add a number to its log odds: the order is right, the level is not.</summary>
    ShiftIntercept,

    /// <summary>Train anew.</summary>
    Retrain,
}
