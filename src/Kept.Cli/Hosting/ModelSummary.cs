using System.Globalization;
using System.Text.Json;
using Kept.Cli.Kernel;
using Kept.Predict.Evaluation;
using Kept.Predict.Training;

namespace Kept.Cli.Hosting;

/// <summary>A trained model, for people and machines.</summary>
static class ModelSummary
{
    public static void Tell(TrainedModel trained, OutputFormat format)
    {
        if (format == OutputFormat.Json)
        {
            Terminal.Json(json => Write(json, trained.File, trained));
        }
        else
        {
            Print(trained.File);
            GateSummary.Print(trained.File.Version, trained.Checks);
        }
    }

    static void Print(ModelFile file)
    {
        Terminal.Line($"Model {file.Version}: {Human.Count(file.Rows, "appointment")} from {file.TrainingDays[0]:yyyy-MM-dd} to {file.TrainingDays[1]:yyyy-MM-dd}");
        Terminal.Line(string.Create(CultureInfo.InvariantCulture, $"Ridge {file.Tuning.Ridge}; {file.Tuning.Trees} trees of {file.Tuning.Boosting.Leaves} leaves, with a share of {file.Tuning.TreeShare:0.0}"));
        Terminal.Line(string.Create(CultureInfo.InvariantCulture, $"Log loss while tuning: {file.Tuning.Loss:0.00000} (logistic regression {file.Tuning.LinearLoss:0.00000}, trees {file.Tuning.TreesLoss:0.00000})"));
        if (file.Test is { } test)
        {
            Terminal.Line();
            Terminal.Heading($"Tested on {Human.Count((long)test.Rows, "appointment")} from {file.TestDays[0]:yyyy-MM-dd} to {file.TestDays[1]:yyyy-MM-dd}");
            Terminal.Table(TableView.Of(["", ">AUC", ">avg. precision", ">Brier", ">log loss", ">calibration error", ">predicted", ">missed"],
                [Row("model", test), Row("logistic regression", file.TestOfBaseline!)]));
        }
    }

    static List<string> Row(string name, Metrics metrics) =>
    [
        name, Number(metrics.Auc), Number(metrics.AveragePrecision), Number(metrics.Brier), Number(metrics.LogLoss), Number(metrics.CalibrationError),
        Number(metrics.MeanPrediction), Number(metrics.BaseRate),
    ];

    static string Number(double number) => number.ToString("0.0000", CultureInfo.InvariantCulture);

    static void Write(Utf8JsonWriter json, ModelFile file, TrainedModel trained)
    {
        json.WriteStartObject();
        json.WriteString("version", file.Version);
        json.WriteString("moment", file.Moment);
        json.WriteNumber("rows", file.Rows);
        json.WriteString("data_hash", file.DataHash);
        if (file.Test is { } test)
        {
            Write(json, "test", test);
            Write(json, "baseline", file.TestOfBaseline!);
        }

        json.WriteBoolean("active", trained.IsActive);
        GateSummary.Write(json, trained.Checks);

        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, string name, Metrics metrics)
    {
        json.WriteStartObject(name);
        json.WriteNumber("rows", metrics.Rows);
        json.WriteNumber("base_rate", metrics.BaseRate);
        json.WriteNumber("mean_prediction", metrics.MeanPrediction);
        json.WriteNumber("auc", metrics.Auc);
        json.WriteNumber("average_precision", metrics.AveragePrecision);
        json.WriteNumber("brier", metrics.Brier);
        json.WriteNumber("log_loss", metrics.LogLoss);
        json.WriteNumber("calibration_error", metrics.CalibrationError);
        json.WriteEndObject();
    }
}
