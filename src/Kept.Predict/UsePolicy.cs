namespace Kept.Predict;

/// <summary>What scores may be used for. It stands wherever scores are told of.</summary>
public static class UsePolicy
{
    /// <summary>The rule.</summary>
    public const string Rule = "A score may add help, never take a slot away.";

    /// <summary>What it allows.</summary>
    public static IReadOnlyList<string> Intended { get; } =
    [
        "choose whom to call, remind or ask first, when there is not time for all",
        "offer transport, another time or another way to be seen",
        "plan staff from the number that is expected to come to a session",
    ];

    /// <summary>What it forbids.</summary>
    public static IReadOnlyList<string> Forbidden { get; } =
    [
        "cancel, move, shorten or double-book a person's appointment because of a score",
        "refuse or delay care, charge a fee, or rank a person in a waiting list",
        "judge a person, or tell a clinician before the visit that a person is unreliable",
        "score people of another place, time or kind of care than it was tested on",
    ];
}
