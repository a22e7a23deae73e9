using System.Data.Common;

namespace Kept.Predict.Features;

/// <summary>Collects one input row by row; words are numbered by their order in the alphabet, so that the order of rows does not show.</summary>
sealed class ColumnBuilder(string name, bool isNumber)
{
    readonly List<float> values = [];
    readonly Dictionary<string, int> places = [];

    public void Add(DbDataReader rows, int column) => values.Add(
        rows.IsDBNull(column) ? float.NaN
        : isNumber ? (float)rows.GetDouble(column)
        : Place(rows.GetString(column)));

    public FeatureColumn Build()
    {
        if (isNumber)
        {
            return new FeatureColumn(name, [.. values], null);
        }

        var raw = places.OrderBy(pair => pair.Value).Select(pair => pair.Key).ToList();
        var column = new FeatureColumn(name, [.. values], raw);
        return column.With([.. raw.Order(StringComparer.Ordinal)]);
    }

    int Place(string word)
    {
        if (!places.TryGetValue(word, out var place))
        {
            places[word] = place = places.Count;
        }

        return place;
    }
}
