using System.Text.RegularExpressions;
using Kept.Models.Jinja;
using Kept.Models.Jinja.Values;

namespace Kept.Models.Project;

/// <summary>The blocks <c>{% docs name %}</c> of .md files, and the descriptions that quote them by <c>doc('name')</c>.</summary>
sealed partial class DocsBlocks : IGlobals
{
    readonly Dictionary<string, string> blocks = [];

    /// <exception cref="ModelException">Two blocks of one directory have the same name.</exception>
    public static DocsBlocks Read(IEnumerable<ProjectFile> files)
    {
        var all = new DocsBlocks();
        foreach (var layer in files.Where(file => file.Kind is FileKind.Docs).GroupBy(file => file.Layer).OrderBy(group => group.Key))
        {
            var names = new HashSet<string>();
            foreach (var (file, block) in layer.SelectMany(file => Block().Matches(file.Text).Select(block => (file, block))))
            {
                var name = block.Groups["name"].Value;
                all.blocks[name] = names.Add(name) ? block.Groups["text"].Value.Trim()
                    : throw new ModelException(file.Display, 1 + file.Text.AsSpan(0, block.Index).Count('\n'), 0, $"the docs block '{name}' is there twice; keep one of the two");
            }
        }

        return all;
    }

    /// <summary>Every description with the blocks that it quotes.</summary>
    public void Resolve(ProjectProperties properties)
    {
        Each(properties.Models, (model, _) => model with { Description = Text(model.Description, model.File, model.Line), Columns = Columns(model.Columns, model.File, model.Line) });
        Each(properties.Tests, (test, _) => test with { Description = Text(test.Description, test.File, test.Line) });
        Each(properties.Analyses, (analysis, _) => analysis with { Description = Text(analysis.Description, analysis.File, analysis.Line) });
        Each(properties.Macros, (macro, _) => macro with { Description = Text(macro.Description, macro.File, macro.Line) });
        Each(properties.Sources, (source, _) => source with
        {
            Table = source.Table with
            {
                Description = Text(source.Table.Description, source.Table.File, source.Table.Line),
                Columns = Columns(source.Table.Columns, source.Table.File, source.Table.Line),
            },
        });
    }

    public bool TryFind(string name, out object? value)
    {
        value = new Function("doc", (arguments, _) => Doc(arguments));
        return name == "doc";
    }

    static void Each<TKey, T>(Dictionary<TKey, T> all, Func<T, TKey, T> change)
        where TKey : notnull
    {
        foreach (var (key, value) in all.ToList())
        {
            all[key] = change(value, key);
        }
    }

    IReadOnlyList<Column> Columns(IReadOnlyList<Column> columns, string file, int line) => columns.Any(column => IsJinja(column.Description))
        ? [.. columns.Select(column => column with { Description = Text(column.Description, file, line) })]
        : columns;

    string Text(string description, string file, int line) =>
        IsJinja(description) ? Template.Parse(new SourceText(file, description, Math.Max(1, line))).Render(this, CancellationToken.None) : description;

    static bool IsJinja(string text) => text.Contains("{{", StringComparison.Ordinal) || text.Contains("{%", StringComparison.Ordinal);

    string Doc(CallArguments arguments)
    {
        var name = Jinja.Values.Text.Of(arguments.Positional is [.., var last] ? last : null);
        return blocks.TryGetValue(name, out var text) ? text : throw new JinjaFault($"there is no such docs block: {Suggestion.Unknown("docs block", name, blocks.Keys)}");
    }

    [GeneratedRegex(@"\{%-?\s*docs\s+(?<name>\w+)\s*-?%\}(?<text>.*?)\{%-?\s*enddocs\s*-?%\}", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Block();
}
