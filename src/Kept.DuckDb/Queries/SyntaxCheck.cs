using System.Text.Json;
using Kept.Questions;

namespace Kept.DuckDb.Queries;

/// <summary>Walks a syntax tree. What the walk does not know by name is refused: a new kind of syntax must be thought about first.</summary>
sealed class SyntaxCheck
{
    readonly HashSet<string> functions = new(StringComparer.OrdinalIgnoreCase);
    readonly HashSet<(string, string)> tables = [];
    readonly Stack<JsonElement> open = new();

    public static QueryNames Run(JsonElement root)
    {
        var check = new SyntaxCheck();
        check.open.Push(root);
        while (check.open.TryPop(out var element))
        {
            check.Visit(element);
        }

        return new QueryNames(check.functions, check.tables);
    }

    void Visit(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            PushAll(element.EnumerateArray());
        }
        else if (element.ValueKind == JsonValueKind.Object && Enter(element))
        {
            PushAll(element.EnumerateObject().Select(property => property.Value));
        }
    }

    void PushAll(IEnumerable<JsonElement> elements)
    {
        foreach (var element in elements.Where(e => e.ValueKind is JsonValueKind.Array or JsonValueKind.Object))
        {
            open.Push(element);
        }
    }

    /// <returns>Whether the walk goes on inside.</returns>
    bool Enter(JsonElement element) =>
        Text(element, "class") is { } expression ? EnterExpression(element, expression)
        : Text(element, "type") is not { } type || EnterNode(element, type);

    bool EnterExpression(JsonElement element, string expression)
    {
        SyntaxKinds.RequireExpression(expression);
        if (Text(element, "function_name") is { } function)
        {
            SyntaxKinds.RequireFunction(function);
            functions.Add(function);
        }

        return expression != "CONSTANT";
    }

    bool EnterNode(JsonElement element, string type)
    {
        SyntaxKinds.RequireNode(type);
        switch (type)
        {
            case "BASE_TABLE":
                EnterTable(element);
                return true;
            case "TABLE_FUNCTION":
                EnterTableFunction(element.GetProperty("function"));
                return false;
            default:
                return true;
        }
    }

    void EnterTable(JsonElement table)
    {
        var name = TableName.Read(table);
        name.RequirePlain();
        SyntaxKinds.RequireTable(name.Table);
        if (name.IsQualified)
        {
            tables.Add((name.Schema, name.Table));
        }
    }

    void EnterTableFunction(JsonElement function)
    {
        var name = Text(function, "class") == "FUNCTION" ? Text(function, "function_name") : null;
        if (name is null || !SyntaxKinds.TableFunctions.Contains(name))
        {
            throw new QueryRefusedException(
                $"A query reads tables; the table function {name} is not allowed here. Allowed: {string.Join(", ", SyntaxKinds.TableFunctions.Order())}.");
        }

        functions.Add(name);
        open.Push(function.GetProperty("children"));
    }

    static string? Text(JsonElement element, string property) =>
        element.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
