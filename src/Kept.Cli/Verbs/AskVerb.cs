using System.CommandLine;
using Kept.Cli.Kernel;
using Kept.Questions;

namespace Kept.Cli.Verbs;

/// <summary><c>kept ask</c>: the questions that the project answers.</summary>
static class AskVerb
{
    static readonly Argument<string?> Name = new("question")
    {
        Description = "Which question; without it: all questions with their parameters",
        Arity = ArgumentArity.ZeroOrOne,
    };

    static readonly Option<string[]> Param = new("--param", "-p")
    {
        Description = "A parameter's value; --NAME VALUE says the same",
        HelpName = "NAME=VALUE",
    };

    public static void AddAsk(this RootCommand root)
    {
        var verb = new Command("ask", "Answer a question; without one, list them")
        {
            Name, Param, AnswerOptions.Output, AnswerOptions.Limit,
        };
        verb.TreatUnmatchedTokensAsErrors = false;
        root.Add(verb.Runs(RunAsync));
    }

    static async Task RunAsync(Call call)
    {
        var given = ParameterTokens.Read(call.Get(Param) ?? [], call.Parse.UnmatchedTokens);
        var catalog = await QuestionCatalog.LoadAsync(call.Workspace.ProjectDirectories, call.Cancellation);
        if (call.Get(Name) is not { } name)
        {
            QuestionList.Print(catalog.Questions, call.Format(OutputFormat.Table, OutputFormat.Json));
            return;
        }

        await QuestionAnswer.WriteAsync(call, catalog.Find(name), given, AnswerTarget.From(call, 1));
    }
}
