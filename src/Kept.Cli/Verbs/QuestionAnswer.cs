using Kept.Cli.Kernel;
using Kept.Questions;

namespace Kept.Cli.Verbs;

/// <summary>Answers one question where the person wants it.</summary>
static class QuestionAnswer
{
    public static async Task WriteAsync(Call call, Question question, IReadOnlyList<KeyValuePair<string, string>> given, AnswerTarget target)
    {
        await using var session = await QuerySession.OpenAsync(call, target.Files);
        var values = QuestionParameters.Bind(question, given, session.Dialect);
        var sql = Compilation.Compile(call.Workspace, question, values, session.Dialect);
        if (target.IsTable)
        {
            QuestionHeading.Print(question, values);
        }

        await session.WriteAsync(target, sql, question.Chart?.Value, call.Cancellation);
    }
}
