using System.IO.Hashing;
using System.Text;
using Kept.Models.Jinja.Values;
using Kept.Warehouses;

namespace Kept.Models.Build;

/// <summary>The setting <c>indexes</c>: a list of <c>{columns: […], unique: true}</c>.</summary>
sealed class Indexes(Session session)
{
    /// <param name="model">The model.</param>
    /// <param name="table">Where its rows are now.</param>
    /// <param name="isElsewhere">True where this engine makes them at another moment.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task CreateAsync(Model model, TableName table, bool isElsewhere, CancellationToken cancellation)
    {
        foreach (var index in isElsewhere ? [] : model.Node.Config.ListOf("indexes"))
        {
            var (columns, isUnique) = Read(model, index);
            // A table in parts has no uniqueness over all of them; a test has.
            var statement = session.Dialect.CreateIndex(NameOf(model, columns), table, columns, isUnique && Partitioning.Of(session, model) is null);
            await session.ExecuteAsync(model.Node, statement, statement, cancellation);
        }
    }

    static (List<string> Columns, bool IsUnique) Read(Model model, object? index)
    {
        var dict = index as JinjaDict ?? throw model.Node.Fail("each item of 'indexes' must be a mapping with 'columns'");
        var unknown = dict.Keys.FirstOrDefault(key => key is not ("columns" or "unique" or "type"));
        return unknown is not null || dict["type"] is not (Undefined or null or "btree")
            ? throw model.Node.Fail("an index has 'columns' and 'unique' here; for other kinds of index run dbt")
            : ([.. Sequence.Of(dict["columns"]).Select(Text.Of)], Truth.Of(dict["unique"]));
    }

    /// <summary>A name of its own in each build: the table that is replaced has its index still.</summary>
    string NameOf(Model model, List<string> columns)
    {
        var key = Encoding.UTF8.GetBytes($"{model.Table}|{string.Join('|', columns)}|{session.InvocationId}");
        return $"kept_{XxHash64.HashToUInt64(key):x16}";
    }
}
