using System.Collections.Concurrent;
using Kept.Models.Jinja;

namespace Kept.Models.Compile;

/// <summary>What every rendering of a project knows: its names, its macros, its variables, and for which engine it is.</summary>
sealed class ProjectContext(string name, string engine, MacroLibrary macros, IReadOnlyDictionary<string, object?> vars)
{
    readonly ConcurrentDictionary<TextInFile, Template> templates = new();

    public string Name => name;

    public string Engine => engine;

    public MacroLibrary Macros => macros;

    public IReadOnlyDictionary<string, object?> Vars => vars;

    /// <summary>All models by name, those that are switched off too.</summary>
    public Dictionary<string, Node> Models { get; } = [];

    public Dictionary<(string Source, string Table), SourceTable> Sources { get; } = [];

    /// <summary>The schema of models that name none, as dbt's profile would say it.</summary>
    public string DefaultSchema => engine == "postgres" ? "public" : "main";

    /// <summary>A text that came as a value, a hook or a condition: parsed once.</summary>
    public Template Template(string file, string text, int line = 1) =>
        templates.GetOrAdd(new TextInFile(file, text), _ => Jinja.Template.Parse(new SourceText(file, text, line)));

    public string UnknownModel(string model) =>
        $"there is no model '{model}'{Meant(model, Models.Keys)}";

    public string UnknownSource(string source, string table) =>
        $"there is no source '{source}' with a table '{table}'{Meant($"{source}.{table}", Sources.Keys.Select(key => $"{key.Source}.{key.Table}"))}";

    static string Meant(string word, IEnumerable<string> known) => Suggestion.Nearest(word, known) is { } near ? $"; did you mean '{near}'?" : "";

    /// <summary>A key of a class: of a pair the dictionary would be compiled at each start.</summary>
    sealed record TextInFile(string File, string Text);
}
