using Kept.Cli.Kernel;
using Kept.Questions;

namespace Kept.Cli.Verbs;

/// <summary>What stands above an answer for people: the question, with the values that were asked for.</summary>
static class QuestionHeading
{
    public static void Print(Question question, IReadOnlyDictionary<string, string> values)
    {
        Terminal.Heading(question.Title);
        if (question.Description.Length > 0)
        {
            Terminal.Line(values.Aggregate(question.Description, Fill));
        }
    }

    static string Fill(string text, KeyValuePair<string, string> value) =>
        text.Replace($"{{{value.Key}}}", value.Value.Trim('\''), StringComparison.Ordinal);
}
