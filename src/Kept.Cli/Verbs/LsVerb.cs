using System.CommandLine;
using System.Text;
using System.Text.Json;
using Kept.Artifacts;
using Kept.Cli.Hosting;
using Kept.Cli.Kernel;
using Kept.Models;

namespace Kept.Cli.Verbs;

/// <summary><c>kept ls</c>: what a selection selects.</summary>
static class LsVerb
{
    static readonly Option<Listing> Output = Choice.Of<Listing>("--output", "What is said of each: what selects it again (the default), its name, its path, or all as a line of JSON");

    public static void AddLs(this RootCommand root)
    {
        var verb = new Command("ls", "List the nodes that a selection selects") { Output }.WithSelection().Runs(Run);
        verb.Aliases.Add("list");
        root.Add(verb);
    }

    static Task Run(Call call)
    {
        var format = call.Format(OutputFormat.Table, OutputFormat.Json);
        var project = Project.Load(call.Workspace);
        var nodes = call.SelectionOf(project, ResourceType.All, unlessAsked: "analysis");
        if (format == OutputFormat.Json)
        {
            Terminal.Json(json =>
            {
                json.WriteStartArray();
                nodes.ToList().ForEach(node => Write(json, node));
                json.WriteEndArray();
            });
        }
        else
        {
            nodes.ToList().ForEach(node => Terminal.Line(Text(node, call.Get(Output))));
        }

        return Task.CompletedTask;
    }

    static string Text(ProjectNode node, Listing listing) => listing switch
    {
        Listing.Name => node.Source is { } source ? $"{source.Source}.{node.Name}" : node.Name,
        Listing.Path => node.OriginalPath,
        Listing.Json => Line(node),
        _ => node.Selector,
    };

    static string Line(ProjectNode node)
    {
        var bytes = new System.Buffers.ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            Write(json, node);
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    /// <summary>The keys that dbt writes.</summary>
    static void Write(Utf8JsonWriter json, ProjectNode node)
    {
        json.WriteStartObject();
        json.WriteString("name", node.Name);
        json.WriteString("resource_type", node.ResourceType);
        json.WriteString("package_name", node.Package);
        json.WriteString("original_file_path", node.OriginalPath);
        json.WriteString("unique_id", node.UniqueId);
        json.WriteString("alias", node.Alias);
        if (node.Source is { } source)
        {
            json.WriteString("source_name", source.Source);
        }

        json.WritePropertyName("config");
        JsonValue.Write(json, node.Config);
        json.WritePropertyName("tags");
        JsonValue.Write(json, node.Tags);
        json.WriteStartObject("depends_on");
        json.WritePropertyName("nodes");
        JsonValue.Write(json, node.Parents);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    enum Listing
    {
        Selector,
        Name,
        Path,
        Json,
    }
}
