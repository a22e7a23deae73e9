using Kept.Predict.Training;

namespace Kept.Predict.Serving;

/// <summary>An input of a model, as one who asks for a score must name it.</summary>
/// <param name="Name">The column of <c>features_attendance</c>.</param>
/// <param name="Levels">The words that the model knows; null for a number.</param>
public sealed record ModelInput(string Name, IReadOnlyList<string>? Levels)
{
    /// <summary>The inputs of a model, in the order in which rows without names have them.</summary>
    public static IReadOnlyList<ModelInput> Of(AttendanceModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var all = model.Linear.Terms.Select(term => new ModelInput(term.Feature, term.Levels))
            .Concat(model.Trees.Inputs.Select(input => new ModelInput(input.Name, input.Levels)));
        return [.. all.GroupBy(input => input.Name).Select(Joined)];
    }

    static ModelInput Joined(IGrouping<string, ModelInput> parts) => new(parts.Key,
        parts.First().Levels is null ? null : [.. parts.SelectMany(part => part.Levels!).Distinct().Order(StringComparer.Ordinal)]);
}
