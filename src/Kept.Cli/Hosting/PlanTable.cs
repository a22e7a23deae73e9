using Kept.Cli.Kernel;
using Kept.Models.Build;
using Kept.Runs;

namespace Kept.Cli.Hosting;

/// <summary>What a run would do, for people and machines.</summary>
static class PlanTable
{
    public static void Print(RunPlan plan, OutputFormat format)
    {
        if (format == OutputFormat.Json)
        {
            Write(plan);
            return;
        }

        if (plan.Files.Count > 0)
        {
            Terminal.Heading("Would read");
            Terminal.Table(TableView.Of(["feed", "file", ">size"], plan.Files.Select(file => (IReadOnlyList<string>)[file.Feed, file.File, Human.Bytes(file.Bytes)])));
            Terminal.Line();
        }

        var models = plan.Steps.Where(step => step.Kind == BuildStepKind.Model).ToList();
        Terminal.Line(plan.Build switch
        {
            BuildKind.None => "Nothing new: nothing would be read or built",
            BuildKind.Rebuild => $"Would build anew: {Names(models)}",
            _ => $"Would take the changes into: {Names(models)}",
        });
        Terminal.Line("Nothing was changed");
    }

    static string Names(IEnumerable<BuildStep> models) => string.Join(", ", models.Select(model => $"{model.Schema}.{model.Name}"));

    static void Write(RunPlan plan) => Terminal.Json(json =>
    {
        json.WriteStartObject();
        json.WriteString("build", plan.Build.ToString().ToLowerInvariant());
        json.WriteStartArray("files");
        foreach (var (feed, file, bytes) in plan.Files)
        {
            json.WriteStartObject();
            json.WriteString("feed", feed);
            json.WriteString("file", file);
            json.WriteNumber("bytes", bytes);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("steps");
        foreach (var step in plan.Steps)
        {
            json.WriteStringValue(step.Name);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });
}
