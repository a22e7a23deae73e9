using Kept.Models.Jinja;
using Kept.Models.Jinja.Nodes;
using Kept.Models.Jinja.Values;
using Kept.Warehouses;

namespace Kept.Models.Compile;

/// <summary>
/// <c>run_query</c>, <c>statement</c> and <c>load_result</c>: a text asks the warehouse while it is rendered. As in dbt they do
/// nothing while the project is read; of a text that is compiled without a warehouse they are refused.
/// </summary>
static class QueryFunctions
{
    public static Function RunQuery(NodeContext context) => new("run_query", (arguments, _) =>
        Text.Of(arguments.Bind("sql")[0]) is var sql && context.Invocation.Execute ? new QueryTable(Ask(context, sql), context) : null);

    /// <summary>The SQL is the body of the call block.</summary>
    public static Function Statement(NodeContext context) => new("statement", (arguments, scope) =>
    {
        var values = arguments.Bind("name?", "fetch_result?", "auto_begin?", "language?", "caller?");
        var caller = values[4] as Macro ?? throw new JinjaFault("'statement' stands in a call block: '{% call statement('name', fetch_result=True) %} … {% endcall %}'");
        if (context.Invocation.Execute)
        {
            var sql = Text.Of(caller.Call(new CallArguments("caller"), scope));
            var table = new QueryTable(Ask(context, sql), context);
            if (values[0] is string name)
            {
                context.Results[name] = Result(table, Truth.Of(values[1]));
            }
        }

        return "";
    });

    public static Function LoadResult(NodeContext context) => new("load_result", (arguments, _) =>
        context.Results.GetValueOrDefault(Text.Of(arguments.Bind("name")[0])));

    public static ResultSet Ask(NodeContext context, string sql)
    {
        var ask = context.Invocation.Ask ?? throw new JinjaFault("a query can be asked only while models are built; here the text is compiled without a warehouse");
        try
        {
            return ask(sql);
        }
        catch (KeptException error)
        {
            throw new JinjaFault($"the query was refused: {error.Message}");
        }
    }

    static JinjaDict Result(QueryTable table, bool isFetched) => new(new Dictionary<string, object?>
    {
        ["response"] = "OK",
        ["data"] = isFetched ? table.Rows.ToList() : new List<object?>(),
        ["table"] = table,
    });
}
