using Kept.Predict.Features;
using Kept.Predict.Training;

namespace Kept.Predict.Scoring;

/// <summary>What speaks most for a miss, in words that people at a desk understand.</summary>
public static class Reasons
{
    const int Most = 3;

    /// <summary>Below this, in log odds, it is no reason: it moves a probability of 20 % by less than 2 points.</summary>
    const double Least = 0.1;

    /// <summary>The reasons of each row, the strongest first; empty where nothing raises it above the average.</summary>
    /// <param name="model">The model.</param>
    /// <param name="table">The rows.</param>
    public static string[] Of(AttendanceModel model, FeatureTable table)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(table);
        var contributions = model.Contributions(table);
        var themes = Theme.Of(contributions.Keys).Select(theme => (theme.Say, Parts: theme.Features.Where(contributions.ContainsKey).Select(name => contributions[name]).ToArray())).ToList();
        return [.. Enumerable.Range(0, table.Count).Select(row => string.Join("; ", themes
            .Select(theme => (theme.Say, Sum: theme.Parts.Sum(part => part[row])))
            .Where(theme => theme.Sum >= Least).OrderByDescending(theme => theme.Sum)
            .Select(theme => theme.Say(table, row)).OfType<string>().Take(Most)))];
    }
}
