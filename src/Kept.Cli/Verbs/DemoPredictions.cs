using System.Globalization;
using Kept.Cli.Hosting;
using Kept.Cli.Kernel;
using Kept.Predict.Training;

namespace Kept.Cli.Verbs;

/// <summary>The end of the demo: a model, scores with reasons, and whom to call.</summary>
static class DemoPredictions
{
    const int Capacity = 6;
    const double Holdout = 0.1;

    const string Busiest = """
        select clinic_id, clinic_name, scheduled_fulldate
        from gold.unified_appointments where outcome = 'pending'
        group by clinic_id, clinic_name, scheduled_fulldate order by count(*) desc, scheduled_fulldate, clinic_id limit 1
        """;

    /// <summary>Trains where no model is active yet, scores, and lists whom to call on the busiest day to come.</summary>
    public static async Task ShowAsync(Call call)
    {
        Terminal.Line();
        Terminal.Heading("Which appointments will be missed");
        if (await IsReadyAsync(call))
        {
            Terminal.Line(Scoring.Verdict((await Scoring.RunAsync(call, ModelRelease.Choose(call, null))).Scores));
            await ListAsync(call);
        }
    }

    /// <summary>Whether a model is active, or has become so. A machine that cannot train is told why, and has seen the rest.</summary>
    static async Task<bool> IsReadyAsync(Call call)
    {
        if (ModelRelease.Register(call).Active is not null)
        {
            return true;
        }

        try
        {
            var trained = await ModelTraining.RunAsync(call, new TrainingRequest(), null);
            ModelSummary.Tell(trained, OutputFormat.Table);
            return trained.IsActive;
        }
        catch (KeptException problem)
        {
            Terminal.Line($"Left out: {problem.Message}");
            return false;
        }
    }

    static async Task ListAsync(Call call)
    {
        await using var session = await QuerySession.OpenAsync(call, []);
        if ((await session.QueryAsync(Busiest, call.Cancellation)).Rows is not [var busiest])
        {
            return;
        }

        var date = DateOnly.FromDateTime(Convert.ToDateTime(busiest[2] is DateOnly day ? day.ToDateTime(default) : busiest[2], CultureInfo.InvariantCulture));
        Terminal.Line();
        Terminal.Heading(string.Create(CultureInfo.InvariantCulture, $"Whom to call: {busiest[1]}, {date:yyyy-MM-dd}"));
        await PredictWorklist.TellAsync(call, session, AnswerTarget.Table(0), new WorklistRequest(Convert.ToInt64(busiest[0], CultureInfo.InvariantCulture), date, Capacity, Holdout, null));
    }
}
