using System.Text.Json;
using Kept.Lineage;

namespace Kept.Cli.Hosting;

/// <summary>The lineage of a column or a table, for machines.</summary>
static class LineageJson
{
    public static void Write(Utf8JsonWriter json, LineageGraph graph)
    {
        json.WriteStartArray();
        foreach (var node in graph.Nodes)
        {
            json.WriteStartObject();
            WriteNode(json, node);
            json.WriteStartArray("columns");
            foreach (var column in node.Columns)
            {
                json.WriteStartObject();
                json.WriteString("column", column.Name);
                WriteColumn(json, column);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void Write(Utf8JsonWriter json, LineageNode node, LineageColumn? column, LineageTree? up, LineageTree? down, IReadOnlyList<LineageNode> questions, IReadOnlyList<string> gaps)
    {
        json.WriteStartObject();
        WriteNode(json, node);
        if (column is not null)
        {
            json.WriteString("column", column.Name);
            WriteColumn(json, column);
        }

        Write(json, "up", up);
        Write(json, "down", down);
        Write(json, "questions", questions.Select(question => question.OtherNames[0]));
        Write(json, "not_traced", gaps);
        json.WriteEndObject();
    }

    static void WriteNode(Utf8JsonWriter json, LineageNode node)
    {
        json.WriteString("node", node.Name);
        json.WriteString("kind", node.Kind.ToString().ToLowerInvariant());
        json.WriteString("file", node.File);
    }

    static void WriteColumn(Utf8JsonWriter json, LineageColumn column)
    {
        json.WriteString("type", column.Type);
        json.WriteString("description", column.Description);
        json.WriteString("expression", column.Expression);
        json.WriteNumber("line", column.Line);
    }

    static void Write(Utf8JsonWriter json, string name, LineageTree? tree)
    {
        if (tree is null)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var edge in tree.Edges)
        {
            json.WriteStartObject();
            Write(json, "from", edge.From);
            Write(json, "to", edge.To);
            Write(json, "influence", LineageWords.Of(edge.Influence));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    static void Write(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    static void Write(Utf8JsonWriter json, string name, ColumnId id)
    {
        json.WriteStartObject(name);
        json.WriteString("node", id.Node);
        json.WriteString("column", id.Column);
        json.WriteEndObject();
    }
}
