using System.CommandLine;

namespace Kept.Cli.Kernel;

/// <summary>An option whose value is one of a few words.</summary>
static class Choice
{
    /// <summary>The words are the names of the type's values, in small letters; the first is the default.</summary>
    public static Option<T> Of<T>(string name, string description)
        where T : struct, Enum
    {
        var words = Enum.GetNames<T>().Select(word => word.ToLowerInvariant()).ToList();
        return new Option<T>(name)
        {
            Description = description,
            HelpName = string.Join('|', words),
            CustomParser = argument =>
            {
                var at = words.IndexOf(argument.Tokens[0].Value);
                if (at < 0)
                {
                    argument.AddError($"{name}: {Suggestion.Unknown("word", argument.Tokens[0].Value, words)}");
                }

                return Enum.GetValues<T>()[Math.Max(at, 0)];
            },
        };
    }
}
