using Kept.DuckDb;
using Kept.Postgres;
using Kept.Workspaces;

namespace Kept.Bench;

/// <summary>
/// The reference's questions on gold, beside the same on its star schema, on the same tables, and both beside PostgreSQL, which a
/// run fills with its indexes and parts. Their turns alternate, and their answers must be the same.
/// </summary>
static class QuestionsBench
{
    public static async Task RunAsync(long appointments, int rounds, bool withPostgres)
    {
        var world = await PlainWorld.MakeAsync(appointments);
        var workspace = world.Workspace("questions");
        await Child.RunAsync(Commands.Kept, "run", "--workspace", workspace, "--quiet");
        var all = new List<AskedQuestion>();
        await using (var gold = await DuckDbWarehouse.OpenAsync(Path.Combine(workspace, "kept.duckdb"), readOnly: true, CancellationToken.None))
        {
            all.AddRange(AskedQuestion.All(gold));
            if (!withPostgres)
            {
                await AskAsync(all, workspace, rounds);
            }
            else
            {
                await using var server = await PostgresCluster.StartAsync();
                var served = world.Workspace("served");
                await File.AppendAllTextAsync(Path.Combine(served, "kept.yml"), $"\nwarehouse: {server.Url}\n");
                await Child.RunAsync(Commands.Kept, "run", "--workspace", served, "--quiet");
                await using var tables = await PostgresWarehouse.OpenAsync(Workspace.Open(served).Server!, null, CancellationToken.None);
                all.AddRange(AskedQuestion.All(tables));
                await AskAsync(all, workspace, rounds);
            }
        }

        QuestionsTable.Write(appointments, rounds, all, withPostgres);
    }

    static async Task AskAsync(List<AskedQuestion> all, string workspace, int rounds)
    {
        foreach (var same in all.GroupBy(question => question.Name))
        {
            var answers = new List<string>();
            foreach (var question in same)
            {
                answers.Add(await question.AskAsync());
            }

            _ = answers.Distinct().Count() == 1 ? true : throw new InvalidOperationException($"{same.Key} is answered in several ways:\n{string.Join("\n\n", answers)}");
        }

        for (var round = 1; round <= rounds; round++)
        {
            foreach (var question in all)
            {
                await question.MeasureAsync(workspace);
            }

            Console.Error.WriteLine($"{round}/{rounds}");
        }
    }
}
