using Kept.Models.Jinja;
using Kept.Models.Jinja.Nodes;
using Kept.Models.Project;

namespace Kept.Models.Compile;

/// <summary>The macros and generic tests of the project, and those of dbt that are built in.</summary>
sealed class MacroLibrary(IReadOnlyDictionary<string, MacroDefinition> project)
{
    static readonly Lazy<IReadOnlyDictionary<string, MacroDefinition>> BuiltIn = new(ReadBuiltIn);

    /// <summary>Those of the project, by name.</summary>
    public IEnumerable<MacroDefinition> Own => project.Values.OrderBy(macro => macro.Name, StringComparer.Ordinal);

    public MacroDefinition? FindOwn(string name) => project.GetValueOrDefault(name);

    public static MacroDefinition? FindBuiltIn(string name) => BuiltIn.Value.GetValueOrDefault(name);

    public MacroDefinition? Find(string name) => FindOwn(name) ?? FindBuiltIn(name);

    /// <exception cref="ModelException">A file is not Jinja, or two files of one directory define the same macro.</exception>
    public static MacroLibrary Read(IEnumerable<ProjectFile> files)
    {
        var macros = new Dictionary<string, MacroDefinition>();
        foreach (var layer in files.Where(file => file.Kind is FileKind.Macro).GroupBy(file => file.Layer).OrderBy(group => group.Key))
        {
            foreach (var (name, macro) in ReadAll(layer.Select(file => new SourceText(file.Display, file.Text))))
            {
                macros[name] = macro;
            }
        }

        return new MacroLibrary(macros);
    }

    static Dictionary<string, MacroDefinition> ReadAll(IEnumerable<SourceText> texts)
    {
        var macros = new Dictionary<string, MacroDefinition>();
        foreach (var macro in texts.SelectMany(text => Template.Parse(text).Macros))
        {
            if (!macros.TryAdd(macro.Name, macro))
            {
                throw macro.Place.Fail($"macro '{macro.Name}' is also defined at {macros[macro.Name].Place}; keep one of the two");
            }
        }

        return macros;
    }

    static Dictionary<string, MacroDefinition> ReadBuiltIn()
    {
        var assembly = typeof(MacroLibrary).Assembly;
        return ReadAll(assembly.GetManifestResourceNames().Where(name => name.StartsWith("dbt/", StringComparison.Ordinal)).Select(name =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return new SourceText($"(built in) {name}", reader.ReadToEnd());
        }));
    }
}
