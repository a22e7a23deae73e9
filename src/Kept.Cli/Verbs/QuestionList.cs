using System.Text.Json;
using Kept.Cli.Kernel;
using Kept.Questions;

namespace Kept.Cli.Verbs;

/// <summary>All questions with what may be set in them.</summary>
static class QuestionList
{
    public static void Print(IReadOnlyCollection<Question> questions, OutputFormat format)
    {
        if (format == OutputFormat.Json)
        {
            Terminal.Json(writer => Write(writer, questions));
            return;
        }

        Terminal.Table(TableView.Of(["question", "title", "parameters"], questions.Select(question =>
            new[] { question.Name, question.Title, string.Join(' ', question.Parameters.Select(Show)) })));
        Terminal.Line();
        Terminal.Line("Ask one: kept ask NAME [--parameter value] [--format table|csv|json|ndjson|parquet]");
    }

    static string Show(QuestionParameter parameter) =>
        $"--{parameter.Option} {parameter.Default ?? TypeName(parameter).ToUpperInvariant()}";

    static string TypeName(QuestionParameter parameter) => parameter.Type switch
    {
        ParameterType.Whole => "integer",
        ParameterType.Number => "number",
        ParameterType.Date => "date",
        _ => "text",
    };

    static void Write(Utf8JsonWriter writer, IEnumerable<Question> questions)
    {
        writer.WriteStartArray();
        foreach (var question in questions)
        {
            writer.WriteStartObject();
            writer.WriteString("name", question.Name);
            writer.WriteString("title", question.Title);
            writer.WriteString("description", question.Description);
            writer.WriteStartArray("parameters");
            foreach (var parameter in question.Parameters)
            {
                Write(writer, parameter);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    static void Write(Utf8JsonWriter writer, QuestionParameter parameter)
    {
        writer.WriteStartObject();
        writer.WriteString("name", parameter.Option);
        writer.WriteString("type", TypeName(parameter));
        writer.WriteString("default", parameter.Default);
        writer.WriteString("description", parameter.Description);
        writer.WriteEndObject();
    }
}
