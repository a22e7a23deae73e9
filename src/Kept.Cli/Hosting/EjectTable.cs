using Kept.Cli.Kernel;
using Kept.Models.Ejection;

namespace Kept.Cli.Hosting;

/// <summary>The built-in project's files, and what ejecting does to them, for people and machines.</summary>
static class EjectTable
{
    public static void Print(IReadOnlyList<BuiltInFile> files, OutputFormat format)
    {
        if (format == OutputFormat.Table)
        {
            Terminal.Table(TableView.Of(["kind", "name", "file", "state", "overridden by"],
                files.Select(file => (IReadOnlyList<string>)[file.Kind, file.Name, file.Path, Word(file.State), file.OverriddenBy ?? ""])));
            return;
        }

        Terminal.Json(json =>
        {
            json.WriteStartArray();
            foreach (var file in files)
            {
                json.WriteStartObject();
                json.WriteString("kind", file.Kind);
                json.WriteString("name", file.Name);
                json.WriteString("file", file.Path);
                json.WriteString("state", Word(file.State));
                json.WriteString("overridden_by", file.OverriddenBy);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    public static void Print(IReadOnlyList<EjectedFile> files, bool isDryRun, OutputFormat format)
    {
        if (format == OutputFormat.Table)
        {
            Terminal.Table(TableView.Of(["action", "file"], files.Select(file => (IReadOnlyList<string>)[Word(file.Action), file.Path])));
            return;
        }

        Terminal.Json(json =>
        {
            json.WriteStartObject();
            json.WriteBoolean("written", !isDryRun);
            json.WriteStartArray("files");
            foreach (var file in files)
            {
                json.WriteStartObject();
                json.WriteString("action", Word(file.Action));
                json.WriteString("file", file.Path);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    static string Word<T>(T word)
        where T : struct, Enum => word.ToString().ToLowerInvariant();
}
