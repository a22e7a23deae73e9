using Kept.Warehouses;

namespace Kept.Questions;

/// <summary>The values of a question's parameters, as SQL literals.</summary>
public static class QuestionParameters
{
    /// <summary>A SQL literal for each parameter that has a value: the given one, or its default. The others are left out.</summary>
    /// <param name="question">The question.</param>
    /// <param name="given">What the person gave, by parameter or option name; the last of one name counts.</param>
    /// <param name="dialect">How the engine spells a text.</param>
    /// <exception cref="QuestionException">A parameter that the question does not have, or a value of another type.</exception>
    public static IReadOnlyDictionary<string, string> Bind(
        Question question, IEnumerable<KeyValuePair<string, string>> given, Dialect dialect)
    {
        var values = question.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Default);
        foreach (var (name, value) in given)
        {
            values[Find(question, name).Name] = value;
        }

        return question.Parameters.Where(parameter => values[parameter.Name] is not null).ToDictionary(
            parameter => parameter.Name, parameter => ParameterLiteral.Of(parameter, values[parameter.Name]!, dialect));
    }

    static QuestionParameter Find(Question question, string name) =>
        question.Parameters.FirstOrDefault(parameter => parameter.Option == name || parameter.Name == name)
        ?? throw new QuestionException(question.Parameters.Count == 0
            ? $"{question.Name} has no parameters; found --{name}"
            : $"{question.Name}: {Suggestion.Unknown("parameter", name, [.. question.Parameters.Select(parameter => parameter.Option)])}");
}
