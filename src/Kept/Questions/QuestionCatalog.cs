namespace Kept.Questions;

/// <summary>All questions of a project: the SQL files of its <c>analyses</c> directories.</summary>
public sealed class QuestionCatalog
{
    readonly SortedDictionary<string, Question> questions = new(StringComparer.Ordinal);

    QuestionCatalog()
    {
    }

    /// <summary>The questions by name.</summary>
    public IReadOnlyCollection<Question> Questions => questions.Values;

    /// <summary>Reads the headers of all questions; a later directory's question replaces an earlier one of the same name.</summary>
    /// <param name="projectDirectories">Directories of the dbt project.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="Workspaces.ConfigurationException">A header says something that cannot be meant.</exception>
    public static async Task<QuestionCatalog> LoadAsync(IEnumerable<string> projectDirectories, CancellationToken cancellation)
    {
        var catalog = new QuestionCatalog();
        foreach (var file in projectDirectories.SelectMany(Files))
        {
            var name = Path.GetFileNameWithoutExtension(file).Replace('_', '-');
            catalog.questions[name] = QuestionHeader.Read(name, file, await File.ReadAllTextAsync(file, cancellation));
        }

        return catalog;
    }

    /// <summary>The question of a name.</summary>
    /// <exception cref="QuestionException">There is none; the message suggests one.</exception>
    public Question Find(string name) =>
        questions.GetValueOrDefault(name.Replace('_', '-'))
        ?? throw new QuestionException(Suggestion.Unknown("question", name, questions.Keys));

    static IEnumerable<string> Files(string project)
    {
        var directory = Path.Combine(project, "analyses");
        return Directory.Exists(directory) ? Directory.EnumerateFiles(directory, "*.sql", SearchOption.AllDirectories).Order(StringComparer.Ordinal) : [];
    }
}
