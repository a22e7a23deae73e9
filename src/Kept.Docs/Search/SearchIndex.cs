using System.Text.Json;
using Kept.Docs.Graph;
using Kept.Docs.Markup;
using Kept.Docs.Pages;

namespace Kept.Docs.Search;

/// <summary>
/// What the search finds, as a script, because a page from disk may load nothing else. Each entry is its kind, its name,
/// where it stands, its address, and what is said of it. The JSON writer escapes all that could end a string or a script.
/// </summary>
sealed class SearchIndex(SiteContent content, Atlas atlas)
{
    public void Write(Stream output)
    {
        output.Write("window.keptIndex="u8);
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartArray();
            foreach (var entry in Entries())
            {
                json.WriteStartArray();
                Array.ForEach(entry, json.WriteStringValue);
                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        output.Write(";\n"u8);
    }

    IEnumerable<string[]> Entries() => atlas.Things.Select(OfThing)
        .Concat(atlas.Things.SelectMany(thing => thing.Node.Columns.Select(column =>
            new[] { "column", column.Name, thing.Title, $"{thing.Href}#{Atlas.ColumnAnchor(column.Name)}", Prose.Plain(column.Description) })))
        .Concat(content.Project.Tests.Select(test =>
            new[] { "test", test.Name, string.Join(", ", test.DependsOn), $"tests.html#{Verdicts.Anchor(test)}", Prose.Plain(test.Description) }))
        .Concat(content.Project.Macros.Select(macro =>
            new[] { "macro", macro.Name, macro.File, $"macros.html#macro-{Slug.Of(macro.Name)}", macro.Description }));

    static string[] OfThing(Thing thing) =>
        [thing.Kind is Lineage.LineageKind.Model ? "model" : thing.KindName, thing.Title, thing.Group, thing.Href, Prose.Plain(thing.Question is { } question ? $"{question.Title}. {question.Description}" : thing.Description)];
}
