using System.Text.Json;
using Kept.Predict.Boosting;
using Kept.Predict.Calibration;
using Kept.Predict.Evaluation;
using Kept.Predict.Linear;
using Kept.Predict.Monitoring;

namespace Kept.Predict.Training;

/// <summary>A trained model on disk: <c>model.json</c>, and beside it <c>trees.txt</c>, which LightGBM reads.</summary>
public sealed record ModelFile
{
    const string About = "model.json";
    const string TreesName = "trees.txt";

    static readonly JsonSerializerOptions Format = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>The files of a model.</summary>
    public static IReadOnlyList<string> Names { get; } = [About, TreesName];

    /// <summary>The model's name: when it was trained, and the beginning of its data's hash.</summary>
    public required string Version { get; init; }

    /// <summary>When it was trained, in UTC.</summary>
    public required DateTime TrainedAt { get; init; }

    /// <summary>The prediction moment that it is for.</summary>
    public required string Moment { get; init; }

    /// <summary>Of the training's samples.</summary>
    public required int Seed { get; init; }

    /// <summary>What counts as missed and attended, in the project's words.</summary>
    public required string Label { get; init; }

    /// <summary>SHA-256 of the features and labels that it was trained on.</summary>
    public required string DataHash { get; init; }

    /// <summary>The first and last day of the training part.</summary>
    public required DateOnly[] TrainingDays { get; init; }

    /// <summary>The first and last day of the test part; empty when there was none.</summary>
    public required DateOnly[] TestDays { get; init; }

    /// <summary>How many appointments were trained on.</summary>
    public required int Rows { get; init; }

    /// <summary>What was chosen.</summary>
    public required Tuning Tuning { get; init; }

    /// <summary>How good it is on the test part; null when there was none.</summary>
    public Metrics? Test { get; init; }

    /// <summary>How good the logistic regression alone is there.</summary>
    public Metrics? TestOfBaseline { get; init; }

    /// <summary>The logistic regression.</summary>
    public required LinearModel Linear { get; init; }

    /// <summary>What the trees read.</summary>
    public required IReadOnlyList<TreeInput> TreeInputs { get; init; }

    /// <summary>The calibration.</summary>
    public required PlattScaling Scaling { get; init; }

    /// <summary>How its inputs and scores were spread over the training; null of models that are older than this.</summary>
    public IReadOnlyList<Distribution>? Reference { get; init; }

    /// <summary>Writes both files; the directory appears whole or not at all.</summary>
    public void Write(string directory, string trees)
    {
        var aside = directory + ".part";
        Directory.CreateDirectory(aside);
        File.WriteAllText(Path.Combine(aside, TreesName), trees);
        File.WriteAllText(Path.Combine(aside, About), JsonSerializer.Serialize(this, Format) + "\n");
        Directory.Move(aside, directory);
    }

    /// <summary>Reads what was written.</summary>
    /// <exception cref="KeptException">There is no model, or it is not one of ours.</exception>
    public static KeptModel Read(string directory) => Read(directory, Names.ToDictionary(name => name, name => Text(directory, name)));

    /// <summary>Reads a model from the texts of its files.</summary>
    /// <param name="path">Where they are from.</param>
    /// <param name="texts">By their names.</param>
    /// <exception cref="KeptException">One is missing or damaged.</exception>
    public static KeptModel Read(string path, IReadOnlyDictionary<string, string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        string Part(string name) => texts.GetValueOrDefault(name) ?? throw Unreadable(path, $"{name} is not in it");
        var file = Parse(path, Part(About));
        return new KeptModel(file, new AttendanceModel
        {
            Linear = file.Linear,
            Trees = BoostedTrees.Parse(Part(TreesName), file.TreeInputs, file.Tuning.Seeds),
            TreeShare = file.Tuning.TreeShare,
            Scaling = file.Scaling,
        });
    }

    /// <summary>Reads what is said of a model, and not its trees.</summary>
    /// <exception cref="KeptException">There is no model, or it is not one of ours.</exception>
    public static ModelFile Describe(string directory) => Parse(directory, Text(directory, About));

    static ModelFile Parse(string path, string text)
    {
        try
        {
            return JsonSerializer.Deserialize<ModelFile>(text, Format)!;
        }
        catch (JsonException error)
        {
            throw Unreadable(path, $"{About} is damaged", error);
        }
    }

    static string Text(string directory, string name)
    {
        try
        {
            return File.ReadAllText(Path.Combine(directory, name));
        }
        catch (IOException error)
        {
            throw Unreadable(directory, error.Message, error);
        }
    }

    static KeptException Unreadable(string path, string why, Exception? error = null) => new($"{path} holds no model that can be read: {why}. Train again: kept predict train", error);
}
