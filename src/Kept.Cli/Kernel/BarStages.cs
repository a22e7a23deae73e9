using Spectre.Console;

namespace Kept.Cli.Kernel;

/// <summary>Stages as bars on a terminal's standard error.</summary>
sealed class BarStages(ProgressContext context) : IStages
{
    public static Task<T> RunAsync<T>(Func<IStages, Task<T>> work) =>
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) })
            .Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = 30 }, new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(context => work(new BarStages(context)));

    public IStage Begin(string name, long steps = 0)
    {
        var task = context.AddTask(Markup.Escape(name), autoStart: true, maxValue: Math.Max(steps, 1));
        task.IsIndeterminate = steps == 0;
        return new Stage(name, task, steps);
    }

    sealed class Stage(string name, ProgressTask task, long steps) : IStage
    {
        public void Advance(long done = 1, string? detail = null)
        {
            task.Description = Markup.Escape(detail is null ? name : $"{name}: {detail}");
            if (steps > 0)
            {
                task.Increment(done);
            }
        }

        public void Dispose()
        {
            task.Description = Markup.Escape(name);
            task.IsIndeterminate = false;
            task.Value = task.MaxValue;
            task.StopTask();
        }
    }
}
