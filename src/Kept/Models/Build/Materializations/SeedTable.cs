using System.IO.Hashing;
using System.Text;
using Kept.Models.Compile;
using Text = Kept.Models.Jinja.Values.Text;

namespace Kept.Models.Build.Materializations;

/// <summary>A table of what a CSV file of the project holds, with dbt's types. The table's comment says by which text it was loaded.</summary>
sealed class SeedTable(Session session)
{
    const int Batch = 2000;

    /// <summary>Loads the file, unless the table already holds it.</summary>
    /// <returns>The rows that were loaded.</returns>
    public async Task<long?> LoadAsync(Target target, CancellationToken cancellation)
    {
        var mark = MarkOf(target.Node);
        if (target.IsThere && await session.Warehouse.ScalarAsync<string>(session.Dialect.ReadComment(target.Table), cancellation) == mark)
        {
            return 0;
        }

        var file = SeedFile.Read(target.Node);
        var columns = new SeedColumns(target.Node).Of(file);
        await session.DropAsync(target.Table, cancellation);
        session.Catalog.Add(target.Table, isView: false);
        await ExecuteAsync(target, $"create table {session.Dialect.Quote(target.Table)} (\n  {string.Join(",\n  ", columns.Select(column => $"{Quoted(target.Node, column)} {column.Type}"))}\n)", cancellation);
        foreach (var rows in file.Rows.Chunk(Batch))
        {
            await ExecuteAsync(target, Insert(target, columns, rows), cancellation);
        }

        await ExecuteAsync(target, session.Dialect.Comment(target.Table, mark), cancellation);
        return file.Rows.Count;
    }

    Task<long> ExecuteAsync(Target target, string statement, CancellationToken cancellation) =>
        session.ExecuteAsync(target.Node, statement, statement, cancellation);

    string Quoted(Node seed, SeedColumn column) =>
        session.Dialect.Quote(seed.Config.Find("quote_columns") is true ? column.Name : session.Dialect.Unquoted(column.Name));

    string Insert(Target target, IReadOnlyList<SeedColumn> columns, string?[][] rows)
    {
        var names = Enumerable.Range(0, columns.Count).Select(i => $"c{i}").ToList();
        var values = rows.Select(row => $"({string.Join(", ", row.Select((value, i) => session.Dialect.Literal(columns[i].Written(value))))})");
        var casts = columns.Select((column, i) => $"cast({names[i]} as {column.Type})");
        return $"insert into {session.Dialect.Quote(target.Table)}\nselect {string.Join(", ", casts)}\nfrom (values\n{string.Join(",\n", values)}) as seed ({string.Join(", ", names)})";
    }

    /// <summary>Changes with the file and with each setting that decides what is loaded of it.</summary>
    static string MarkOf(Node node)
    {
        var settings = new[] { "column_types", "delimiter", "quote_columns" }.Select(key => Text.Of(node.Config.Find(key)));
        return $"kept seed {XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(string.Join('\0', settings.Append(node.Data)))):x16}";
    }
}
