using System.Text.Json;
using Kept.Lineage.Syntax;

namespace Kept.DuckDb.Lineage;

/// <summary>Reads the queries of a serialised tree.</summary>
sealed class QueryReader
{
    readonly ExpressionReader expressions;
    readonly RelationReader relations;
    readonly SelectTexts texts;

    public QueryReader(ExpressionReader expressions, SelectTexts texts)
    {
        this.expressions = expressions;
        this.texts = texts;
        relations = new RelationReader(expressions, this);
        expressions.Queries = this;
    }

    public Query Read(JsonElement node)
    {
        var query = node.Text("type") switch
        {
            "SELECT_NODE" => Select(node),
            "SET_OPERATION_NODE" => Set(node),
            "RECURSIVE_CTE_NODE" => new RecursiveQuery(node.Text("cte_name")!, node.Flag("union_all"), Read(node.GetProperty("left")), Read(node.GetProperty("right"))),
            var other => new SelectQuery([new StarExpression()], new UnknownRelation($"the query holds {other}, which lineage does not know")),
        };
        var tables = node.Find("cte_map")?.List("map").Select(Table) ?? [];
        return Modified(query with { Tables = [.. tables] }, node);
    }

    CommonTable Table(JsonElement entry)
    {
        var value = entry.GetProperty("value");
        return new CommonTable(entry.Text("key")!, value.Texts("aliases"), Read(value.GetProperty("query").GetProperty("node")));
    }

    Query Select(JsonElement node)
    {
        var items = node.List("select_list").ToList();
        var said = texts.Of([.. items.Select(item => item.Start())]);
        return new SelectQuery([.. items.Select((item, i) => expressions.Read(item) with { Text = said[i] })], relations.Read(node.GetProperty("from_table")))
        {
            Where = node.Find("where_clause") is { } where ? expressions.Read(where) : null,
            Groups = [.. node.List("group_expressions").Select(expressions.Place)],
            GroupsByAll = node.Text("aggregate_handling") == "FORCE_AGGREGATES",
            Having = [.. new[] { node.Find("having"), node.Find("qualify") }.OfType<JsonElement>().Select(expressions.Read)],
        };
    }

    Query Set(JsonElement node)
    {
        var (left, right) = (Read(node.GetProperty("left")), Read(node.GetProperty("right")));
        var keepsDuplicates = !node.TryGetProperty("setop_all", out var all) || all.GetBoolean();
        return node.Text("setop_type") switch
        {
            "UNION" => new SetQuery(SetKind.Union, false, keepsDuplicates, left, right),
            "UNION_BY_NAME" => new SetQuery(SetKind.Union, true, keepsDuplicates, left, right),
            "INTERSECT" => new SetQuery(SetKind.Intersect, false, keepsDuplicates, left, right),
            "EXCEPT" => new SetQuery(SetKind.Except, false, keepsDuplicates, left, right),
            var other => new SelectQuery([new StarExpression()], new UnknownRelation($"the query holds the set operation {other}, which lineage does not know")),
        };
    }

    Query Modified(Query query, JsonElement node)
    {
        foreach (var modifier in node.List("modifiers"))
        {
            query = modifier.Text("type") switch
            {
                "ORDER_MODIFIER" => Ordered(query, modifier),
                "DISTINCT_MODIFIER" => query with { Distinct = [.. modifier.List("distinct_on_targets").Select(expressions.Read)] },
                "LIMIT_MODIFIER" or "LIMIT_PERCENT_MODIFIER" => query with
                {
                    Limit = [.. new[] { modifier.Find("limit"), modifier.Find("offset") }.OfType<JsonElement>().Select(expressions.Read)],
                },
                var other => query with { Limit = [.. query.Limit, new UnknownExpression($"the query holds {other}, which lineage does not know")] },
            };
        }

        return query;
    }

    Query Ordered(Query query, JsonElement modifier)
    {
        var items = modifier.List("orders").Select(order => expressions.Place(order.GetProperty("expression"))).ToList();
        return items is [StarExpression] ? query with { OrdersByAll = true } : query with { Order = items };
    }
}
