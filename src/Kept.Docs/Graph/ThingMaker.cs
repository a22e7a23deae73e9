using Kept.Docs.Markup;
using Kept.Lineage;

namespace Kept.Docs.Graph;

/// <summary>Finds what the project says of a node of the lineage, and gives it a page.</summary>
sealed class ThingMaker(SiteContent content)
{
    readonly Dictionary<string, Models.Model> models = content.Project.Models.ToDictionary(model => model.Table.ToString());
    readonly Dictionary<string, Models.SourceTable> sources = content.Project.Sources.ToDictionary(source => new Warehouses.TableName(source.Schema, source.Identifier).ToString());
    readonly Dictionary<string, Feeds.Feed> feeds = content.Feeds.ToDictionary(feed => $"feed.{feed.Name}");
    readonly Dictionary<string, Questions.Question> questions = content.Questions.ToDictionary(question => $"question.{question.Name}");

    public Thing Make(LineageNode node) => node.Kind switch
    {
        LineageKind.Feed => new Thing(node, "feeds", feeds[node.Name].Name) { Feed = feeds[node.Name], Href = Page("feed", feeds[node.Name].Name) },
        LineageKind.Source => new Thing(node, sources[node.Name].Schema, sources[node.Name].Name) { Source = sources[node.Name], Href = Page("source", node.Name) },
        LineageKind.Question => new Thing(node, "questions", node.Name["question.".Length..]) { Question = questions.GetValueOrDefault(node.Name), Href = Page("question", node.Name["question.".Length..]) },
        _ => new Thing(node, models[node.Name].Table.Schema, models[node.Name].Name) { Model = models[node.Name], Href = Page("model", models[node.Name].Name) },
    };

    static string Page(string kind, string name) => $"{kind}-{Slug.Of(name)}.html";
}
