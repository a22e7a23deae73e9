namespace Kept.Predict.Features;

/// <summary>One input of a model, by appointment.</summary>
/// <param name="Name">The column of <c>features_attendance</c>.</param>
/// <param name="Values">Numbers, or the index of a level; not a number where nothing is known.</param>
/// <param name="Levels">The words that the numbers stand for; null for a number.</param>
public sealed record FeatureColumn(string Name, float[] Values, IReadOnlyList<string>? Levels)
{
    /// <summary>The column at some of its rows.</summary>
    public FeatureColumn At(int[] rows) => this with { Values = Array.ConvertAll(rows, row => Values[row]) };

    /// <summary>The column with its words numbered as <paramref name="levels"/> has them; a word that is not among them is unknown.</summary>
    public FeatureColumn With(IReadOnlyList<string> levels)
    {
        if (Levels is null)
        {
            throw new KeptException($"the feature {Name} was words when the model was trained, and is a number now. Train again");
        }

        var places = levels.Select((level, place) => (level, place)).ToDictionary(pair => pair.level, pair => (float)pair.place);
        var turned = Levels.Select(level => places.GetValueOrDefault(level, float.NaN)).ToArray();
        return new FeatureColumn(Name, Array.ConvertAll(Values, value => float.IsNaN(value) ? value : turned[(int)value]), levels);
    }
}
