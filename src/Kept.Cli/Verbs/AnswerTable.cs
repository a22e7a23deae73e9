using Kept.Cli.Kernel;
using Kept.Questions;

namespace Kept.Cli.Verbs;

/// <summary>An answer as a table, with what it leaves out.</summary>
static class AnswerTable
{
    public static void Print(Answer answer, string? bars)
    {
        if (answer.Result.Columns is ["explain_key", "explain_value"])
        {
            Terminal.Line(string.Join('\n', answer.Result.Rows.Select(row => row[1])));
            return;
        }

        Terminal.Table(TableView.Of(answer.Result) with { Bars = bars });
        if (answer.More > 0)
        {
            Terminal.Line($"… {Human.Count(answer.More, "more row")} (--limit 0 shows all)");
        }
    }
}
