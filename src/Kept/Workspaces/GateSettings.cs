namespace Kept.Workspaces;

/// <summary>What a model must reach on its test days to become active: the section <c>prediction.gate</c> of kept.yml.</summary>
public sealed record GateSettings
{
    /// <summary>The least area under the ROC curve, from 0.5 to 1. Default: 0.6.</summary>
    public double LeastAuc { get; init; } = 0.6;

    /// <summary>The most that predictions may be off on average, over ten bins of equal mass, from 0 to 1. Default: 0.05.</summary>
    public double MostCalibrationError { get; init; } = 0.05;

    /// <summary>The fewest appointments by which a group is judged. Default: 1,000.</summary>
    public int LeastGroupRows { get; init; } = 1000;

    /// <summary>The most that a group's mean prediction may be off its rate of misses, from 0 to 1. Default: 0.03.</summary>
    public double MostGroupOffset { get; init; } = 0.03;

    /// <summary>The least area under the ROC curve within a group, from 0 to 1. Default: 0.55.</summary>
    public double LeastGroupAuc { get; init; } = 0.55;

    internal static GateSettings Read(YamlValue section)
    {
        var map = section.Map.Only("least_auc", "most_calibration_error", "least_group_rows", "most_group_offset", "least_group_auc");
        var settings = new GateSettings();
        return settings with
        {
            LeastAuc = Share(map["least_auc"]) ?? settings.LeastAuc,
            MostCalibrationError = Share(map["most_calibration_error"]) ?? settings.MostCalibrationError,
            LeastGroupRows = map["least_group_rows"]?.Integer ?? settings.LeastGroupRows,
            MostGroupOffset = Share(map["most_group_offset"]) ?? settings.MostGroupOffset,
            LeastGroupAuc = Share(map["least_group_auc"]) ?? settings.LeastGroupAuc,
        };
    }

    static double? Share(YamlValue? value) => value is null ? null
        : value.Number is >= 0 and <= 1 and var share ? share : throw value.Error($"found {value.Text}, expected a number from 0 to 1");
}
