namespace Kept.Predict.Monitoring;

/// <summary>When a model raises an alarm.</summary>
public sealed record MonitorLimits
{
    /// <summary>How many of the last days are looked at, from 1. Default: 28.</summary>
    public int Days { get; init; } = 28;

    /// <summary>The stability index from which an input is worth a look, above 0. Default: 0.1, as usual.</summary>
    public double Watch { get; init; } = 0.1;

    /// <summary>The stability index from which it is an alarm, above 0. Default: 0.25, as usual.</summary>
    public double Alarm { get; init; } = 0.25;

    /// <summary>The most that the mean prediction may be off the share that was missed, from 0 to 1. Default: 0.03.</summary>
    public double MostOff { get; init; } = 0.03;

    /// <summary>The most that the AUC may have fallen since the test, from 0 to 1. Default: 0.03.</summary>
    public double MostFall { get; init; } = 0.03;

    /// <summary>With fewer appointments chance alone would raise alarms.</summary>
    public const int LeastRows = 500;
}
