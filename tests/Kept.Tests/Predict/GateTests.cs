using Kept.Predict.Boosting;
using Kept.Predict.Calibration;
using Kept.Predict.Features;
using Kept.Predict.Linear;
using Kept.Predict.Registry;
using Kept.Predict.Training;
using Kept.Workspaces;
using Xunit;

namespace Kept.Tests.Predict;

/// <summary>The gate sees what is wrong with a model, and no more.</summary>
public sealed class GateTests
{
    const int Rows = 8000;
    static readonly DateOnly First = new(2024, 3, 1);

    [Fact]
    public void A_model_that_says_what_is_true_passes_also_beside_itself_under_another_name() =>
        Assert.True(ReleaseGate.IsPassed(Judge(Model("new", 1), Model("old", 1))));

    [Fact]
    public void One_that_ranks_worse_than_the_active_one_by_more_than_chance_does_not() =>
        Assert.Equal("AUC more than the active one, at best", Assert.Single(Judge(Model("new", 1, lead: 0.6f), Model("old", 1)), check => check.Rule.StartsWith("AUC more", StringComparison.Ordinal) && !check.Passes).Rule);

    [Fact]
    public void One_that_is_right_of_all_and_wrong_of_a_group_does_not() =>
        Assert.Contains(Judge(Model("new", 0), null), check => check is { Rule: "mean prediction off by", Of: "gender F", Passes: false });

    [Fact]
    public void The_active_one_is_not_compared_on_days_that_it_was_trained_on() =>
        Assert.DoesNotContain(Judge(Model("new", 1), Model("old", 1, trainedTo: First.AddDays(90))), check => check.Rule.StartsWith("AUC more", StringComparison.Ordinal));

    static IReadOnlyList<GateCheck> Judge(KeptModel candidate, KeptModel? active) => new ReleaseGate(new GateSettings()).Judge(candidate, active, Table());

    /// <summary>A logistic regression with given weights; 1 and 1 is the truth of the table.</summary>
    static KeptModel Model(string version, float group, float lead = 1, DateOnly? trainedTo = null)
    {
        var linear = new LinearModel
        {
            Terms =
            [
                new LinearTerm { Feature = "lead_days", Knots = [0, 30], First = 0 },
                new LinearTerm { Feature = "gender", Levels = ["F", "M"], First = 3 },
                new LinearTerm { Feature = "noise", Knots = [0, 30], First = 6 },
            ],
            Weights = [0, 3 * lead, 0, group, 0, 0, 0, 6 * (1 - lead), 0],
            Intercept = -2.5 - (group == 1 ? 0 : -0.5),
        };
        var file = new ModelFile
        {
            Version = version, TrainedAt = default, Moment = Moment.NightBefore, Seed = 1, Label = "", DataHash = "", Rows = Rows,
            TrainingDays = [First.AddDays(-90), trainedTo ?? First.AddDays(-1)], TestDays = [First, First.AddDays(60)],
            Tuning = new Tuning(1, new BoostingSettings(7, 0.1, 100), 0, 1, 0, 0, 0, 0), Linear = linear, TreeInputs = [], Scaling = new PlattScaling(0, 1),
        };
        return new KeptModel(file, new AttendanceModel { Linear = linear, Trees = null!, TreeShare = 0, Scaling = file.Scaling });
    }

    static FeatureTable Table()
    {
        var random = new Random(8);
        var (lead, gender, noise, missed) = (new float[Rows], new float[Rows], new float[Rows], new sbyte[Rows]);
        for (var row = 0; row < Rows; row++)
        {
            (lead[row], gender[row], noise[row]) = (random.Next(31), random.Next(2), random.Next(31));
            var margin = (lead[row] / 10) + (gender[row] == 0 ? 1 : 0) - 2.5;
            missed[row] = (sbyte)(random.NextDouble() < 1 / (1 + Math.Exp(-margin)) ? 1 : 0);
        }

        return new FeatureTable
        {
            Appointments = [.. Enumerable.Range(0, Rows).Select(row => (long)row)],
            Patients = [.. Enumerable.Range(0, Rows).Select(row => (long)row % 2000)],
            Clinics = new long[Rows],
            Days = [.. Enumerable.Range(0, Rows).Select(row => First.DayNumber + (row % 60))],
            Missed = missed,
            Columns = [new("lead_days", lead, null), new("gender", gender, ["F", "M"]), new("noise", noise, null)],
        };
    }
}
