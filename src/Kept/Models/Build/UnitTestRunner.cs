using Kept.Models.Compile;

namespace Kept.Models.Build;

/// <summary>Runs a unit test: the model's query over made-up rows, compared with the rows that it must give. Nothing is written.</summary>
sealed class UnitTestRunner(Session session, IReferences built)
{
    /// <returns>How the rows differ; null when they do not.</returns>
    public async Task<UnitTestDiff?> RunAsync(UnitTest test, CancellationToken cancellation)
    {
        var inputs = new List<(string Name, string Sql)>();
        foreach (var given in test.Given)
        {
            inputs.Add((UnitTestReferences.NameOf(given, test.Node.Tested!), await SqlOfAsync(test, given, cancellation)));
        }

        var sql = await session.CompileAsync(test.Node, new UnitTestReferences(test.Given), cancellation);
        var actual = CommonTables.Put(sql, inputs);
        var fixture = new FixtureSql(session.Dialect, test.Node, "what is expected", await session.ShapeAsync(test.Node, actual, cancellation, sql));
        var names = fixture.NamesOf(test.Expect.Values ?? []).Select(column => column.Name).ToList();
        var expected = test.Expect.Sql ?? (test.Expect.Values!.Count > 0 ? fixture.Expected(test.Expect.Values) : fixture.Whole([]));
        var rows = (await session.QueryAsync(test.Node, Both(names, actual, expected), sql, cancellation)).Rows;
        return UnitTestDiff.Of(names, Side(rows, "expected"), Side(rows, "actual"));
    }

    /// <summary>Both sides in one query, so that the engine brings them to common types before their texts are compared.</summary>
    string Both(List<string> names, string actual, string expected)
    {
        var columns = string.Join(", ", names.Select(session.Dialect.Quote));
        var texts = string.Join(", ", names.Select(name => $"cast({session.Dialect.Quote(name)} as varchar)"));
        return $"""
            select kept_side, {texts} from (
            select 'actual' as kept_side, {columns} from (
            {actual}
            ) as dbt_internal_unit_test_actual
            union all
            select 'expected' as kept_side, {columns} from (
            {expected}
            ) as dbt_internal_unit_test_expected
            ) as dbt_internal_unit_test
            """;
    }

    static List<string?[]> Side(IReadOnlyList<object?[]> rows, string side) =>
        [.. rows.Where(row => side == (string)row[0]!).Select(row => row.Skip(1).Cast<string?>().ToArray())];

    async Task<string> SqlOfAsync(UnitTest test, GivenRows given, CancellationToken cancellation)
    {
        if (given.Rows.Sql is { } sql)
        {
            return sql;
        }

        var columns = await session.ShapeAsync(test.Node, await ReadAsync(test, given, cancellation), cancellation, "");
        return new FixtureSql(session.Dialect, test.Node, $"the input {given.Input}", columns).Whole(given.Rows.Values!);
    }

    /// <summary>A query that has the columns of an input, as what stands in the warehouse has them.</summary>
    async Task<string> ReadAsync(UnitTest test, GivenRows given, CancellationToken cancellation)
    {
        if (given.IsThis)
        {
            return await session.Quietly().CompileAsync(test.Node.Tested!, new WholeReferences(built), cancellation);
        }

        if (given.Model is { IsEphemeral: true })
        {
            throw test.Node.Fail($"the input {given.Input} of the unit test '{test.Name}' is an ephemeral model, whose columns the warehouse does not know; give its rows as 'format: sql'");
        }

        return $"select * from {(given.Model is { } model ? built.Model(test.Node.Tested!, model) : built.Source(given.Source!))}";
    }

    /// <summary>References of a model that is built whole: so it says which columns its table will have.</summary>
    sealed class WholeReferences(IReferences built) : IReferences
    {
        public Relation Model(Node from, Node to) => built.Model(from, to);

        public Relation Source(SourceTable table) => built.Source(table);

        public Relation This(Node node) => built.This(node);

        public bool IsIncremental(Node node) => false;
    }
}
