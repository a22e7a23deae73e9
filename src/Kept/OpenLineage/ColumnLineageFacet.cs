using System.Text.Json;
using Kept.Lineage;

namespace Kept.OpenLineage;

/// <summary>The facet that says which columns an output's columns, and its rows, come from.</summary>
sealed class ColumnLineageFacet(LineageGraph graph, Func<string, (string Namespace, string Name)> dataset)
{
    public void Write(Utf8JsonWriter json, LineageNode node, Func<ColumnId, bool> isRead) => Facets.Write(json, "columnLineage", "1-2-0/ColumnLineageDatasetFacet.json", true, () =>
    {
        json.WriteStartObject("fields");
        foreach (var column in node.Columns)
        {
            var edges = Read(new ColumnId(node.Name, column.Name), isRead);
            if (edges.Count > 0)
            {
                json.WriteStartObject(column.Name);
                Write(json, "inputFields", edges, column.Expression);
                json.WriteEndObject();
            }
        }

        json.WriteEndObject();
        Write(json, "dataset", Read(new ColumnId(node.Name, null), isRead), null);
    });

    /// <summary>Fields only: that rows depend on rows is what input and output say already.</summary>
    List<LineageEdge> Read(ColumnId id, Func<ColumnId, bool> isRead) => [.. graph.Up(id).Where(edge => !edge.From.IsRows && isRead(edge.From))];

    void Write(Utf8JsonWriter json, string name, List<LineageEdge> edges, string? expression)
    {
        json.WriteStartArray(name);
        foreach (var edge in edges)
        {
            var (space, table) = dataset(edge.From.Node);
            json.WriteStartObject();
            json.WriteString("namespace", space);
            json.WriteString("name", table);
            json.WriteString("field", edge.From.Column);
            json.WriteStartArray("transformations");
            foreach (var word in LineageWords.Of(edge.Influence))
            {
                Write(json, word, edge, edge.Expression ?? expression);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    static void Write(Utf8JsonWriter json, string word, LineageEdge edge, string? expression)
    {
        var isDirect = word is "identity" or "transformation" or "aggregation";
        json.WriteStartObject();
        json.WriteString("type", isDirect ? "DIRECT" : "INDIRECT");
        json.WriteString("subtype", word.ToUpperInvariant());
        if (isDirect && expression is not null)
        {
            json.WriteString("description", expression);
        }

        json.WriteBoolean("masking", isDirect && (edge.Influence & Influence.Masking) != 0);
        json.WriteEndObject();
    }
}
