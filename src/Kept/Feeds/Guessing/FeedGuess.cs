using Kept.Contracts;
using Kept.Feeds.Detection;

namespace Kept.Feeds.Guessing;

/// <summary>A feed definition guessed from a file, for a person to correct.</summary>
/// <param name="Yaml">The text of the definition, with remarks; <see cref="FeedReader"/> reads it.</param>
/// <param name="Entities">The entities that it maps.</param>
/// <param name="Missing">Required columns that were not found, as <c>entity.column</c>: the feed cannot land before the person names them.</param>
/// <param name="Unused">The source columns that no contract column takes; landing keeps them.</param>
public sealed record FeedGuess(string Yaml, IReadOnlyList<string> Entities, IReadOnlyList<string> Missing, IReadOnlyList<string> Unused)
{
    /// <summary>Guesses what a text file holds. Entities that files beside it are named after are left to them.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">The path as the feed shall say it.</param>
    /// <param name="contract">The entities and columns that a feed can deliver.</param>
    /// <param name="feeds">The workspace's other feeds: what they deliver is left to them.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static async Task<FeedGuess> FromFileAsync(string file, string path, Contract contract, IReadOnlyList<Feed> feeds, CancellationToken cancellation)
    {
        var format = await FileSniffer.SniffAsync(file, new FeedFormat(), cancellation);
        var sample = await SampleRows.ReadAsync(file, format, cancellation);
        return From(path, format, sample, contract, [.. feeds.SelectMany(feed => feed.Entities).Select(entity => entity.Entity), .. Neighbours(file, contract)]);
    }

    /// <summary>Guesses from a sample that the caller read, as of Parquet.</summary>
    /// <param name="path">The path as the feed shall say it.</param>
    /// <param name="format">How the file is written.</param>
    /// <param name="sample">Its first rows.</param>
    /// <param name="contract">The entities and columns that a feed can deliver.</param>
    /// <param name="fedElsewhere">Entities that other files deliver: this one delivers them only when it is mainly about them.</param>
    public static FeedGuess From(string path, DetectedFormat format, SampleRows sample, Contract contract, IReadOnlyCollection<string> fedElsewhere)
    {
        var vocabulary = new Vocabulary(contract);
        var main = Main(path, format.Records, sample, contract);
        var others = contract.Entities
            .Where(entity => entity != main.Entity && !fedElsewhere.Contains(entity.Name))
            .Select(entity => EntityGuess.Of(entity, vocabulary, sample, isMain: false))
            .Where(guess => guess.IsComplete && guess.Columns.All(column => column.Value is null))
            .ToList();
        var guesses = contract.Entities.SelectMany(entity => others.Append(main).Where(guess => guess.Entity == entity)).ToList();
        return new FeedGuess(
            FeedText.Write(path, format, sample, guesses),
            [.. guesses.Select(guess => guess.Entity.Name)],
            [.. guesses.SelectMany(guess => guess.Missing.Select(column => $"{guess.Entity.Name}.{column.Name}"))],
            FeedText.Unused(sample, guesses));
    }

    // An entity that refers to others stands behind them in the contract, and a file that holds it is about it.
    static EntityGuess Main(string path, string? records, SampleRows sample, Contract contract)
    {
        var vocabulary = new Vocabulary(contract);
        var named = vocabulary.NamedIn(path) ?? vocabulary.NamedIn(records ?? "");
        var guesses = contract.Entities.Reverse().Select(entity => EntityGuess.Of(entity, vocabulary, sample, isMain: true)).ToList();
        return guesses.Find(guess => guess.IsComplete && guess.Entity == named)
            ?? guesses.Where(guess => guess.IsComplete).OrderByDescending(guess => guess.Entity.FeedColumns.Any(column => column.References is not null)).ThenByDescending(Strength).FirstOrDefault()
            ?? guesses.Find(guess => guess.Entity == named)
            ?? guesses.MaxBy(Strength)!;
    }

    static int Strength(EntityGuess guess) => guess.Columns.Count(column => column.Value is null) + (guess.HasKey ? 1 : 0);

    static IEnumerable<string> Neighbours(string file, Contract contract) =>
        Directory.EnumerateFiles(Path.GetDirectoryName(Path.GetFullPath(file))!)
            .Where(other => Path.GetFileName(other) != Path.GetFileName(file))
            .Select(other => new Vocabulary(contract).NamedIn(other)?.Name)
            .OfType<string>();
}
