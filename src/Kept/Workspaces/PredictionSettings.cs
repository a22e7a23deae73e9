namespace Kept.Workspaces;

/// <summary>What is done with predictions: the section <c>prediction</c> of kept.yml.</summary>
public sealed record PredictionSettings
{
    /// <summary>Whether a run that publishes something scores the pending appointments with the active model. Default: not.</summary>
    public bool Score { get; init; }

    /// <summary>What a model must reach to become active.</summary>
    public GateSettings Gate { get; init; } = new();

    internal static PredictionSettings Read(YamlValue section)
    {
        var map = section.Map.Only("score", "gate");
        return new PredictionSettings
        {
            Score = map["score"]?.Boolean ?? false,
            Gate = map["gate"] is { } gate ? GateSettings.Read(gate) : new GateSettings(),
        };
    }
}
