using Kept.Predict.Features;

namespace Kept.Predict.Boosting;

/// <summary>An input of the trees.</summary>
/// <param name="Name">The feature.</param>
/// <param name="Levels">The words, by their number; null for a number.</param>
public sealed record TreeInput(string Name, IReadOnlyList<string>? Levels)
{
    /// <summary>Inputs with more words say too little of each.</summary>
    const int MostLevels = 1000;

    internal static List<TreeInput> Of(FeatureTable table) => [.. table.Columns
        .Where(column => column.Levels is not { Count: > MostLevels } && IsTelling(column))
        .Select(column => new TreeInput(column.Name, column.Levels))];

    static bool IsTelling(FeatureColumn column) => column.Values.Any(value => !value.Equals(column.Values[0]));

    /// <summary>The values, one input after the other.</summary>
    internal static float[] Matrix(FeatureTable table, IReadOnlyList<TreeInput> inputs)
    {
        var matrix = new float[(long)table.Count * inputs.Count];
        for (var i = 0; i < inputs.Count; i++)
        {
            var column = table.Find(inputs[i].Name) ?? throw new KeptException($"the model wants the feature {inputs[i].Name}, which features_attendance no longer has. Train again");
            var values = inputs[i].Levels is { } levels ? column.With(levels).Values : column.Values;
            values.CopyTo(matrix.AsSpan(i * table.Count));
        }

        return matrix;
    }
}
