using Kept.Models.Build.Narrowing;
using Kept.Models.Compile;
using Kept.Warehouses;

namespace Kept.Models.Build;

/// <summary>Runs a test: counts the rows of its query, and judges the count as the test's settings say.</summary>
sealed class TestRunner(Session session)
{
    public async Task<TestResult> RunAsync(DataTest test, IReferences references, CancellationToken cancellation)
    {
        var config = test.Node.Config;
        var sql = await session.CompileAsync(test.Node, references, cancellation);
        var column = ColumnTest.Of(session.Project.Context, test.Node);
        var checksum = column is null ? null : ProjectInventory.Hash(Catalog.AsPublished(sql), $"{test.Severity}");
        var narrow = column is null ? null : await new NarrowTest(session, references).OfAsync(test, column, checksum!, cancellation);
        if (narrow is null && column is not null && session.Failures.PlaceOf(test) is null && await FindsNothingAsync(test, column, references, sql, cancellation))
        {
            return new TestResult(StepStatus.Passed, 0, null) { Checksum = checksum };
        }

        var rows = await session.Failures.TakeAsync(test, Limited(test, narrow ?? sql), cancellation);
        var (count, warn, error) = (config.TextOf("fail_calc") ?? "count(*)", config.TextOf("warn_if") ?? "!= 0", config.TextOf("error_if") ?? "!= 0");
        var statement = $"select cast({count} as bigint), {count} {warn}, {count} {error} from (\n{rows}\n) as dbt_internal_test";
        var row = (await session.QueryAsync(test.Node, statement, narrow ?? sql, cancellation)).Rows[0];
        var failures = row[0] ?? throw test.Node.Fail($"the fail_calc of '{test.Name}' ({count}) gave null, expected a number; over no rows too: case when count(*) > 0 then … else 0 end");
        return new TestResult(Judge(test, IsTrue(row[1]), IsTrue(row[2])), Convert.ToInt64(failures), session.Failures.PlaceOf(test)) { Checksum = checksum, IsNarrow = narrow is not null };
    }

    Task<bool> FindsNothingAsync(DataTest test, ColumnTest column, IReferences references, string sql, CancellationToken cancellation) =>
        session.TellingAsync(test.Node, sql, () => new KeyCheck(session, references).FindsNothingAsync(test, column, cancellation));

    /// <summary>The test's query, with no more rows than its <c>limit</c>.</summary>
    public static string Limited(DataTest test, string sql) =>
        test.Node.Config.TextOf("limit") is { } most ? $"select * from (\n{sql}\n) as dbt_internal_limit limit {most}" : sql;

    static bool IsTrue(object? value) => value is not null && Convert.ToBoolean(value);

    static StepStatus Judge(DataTest test, bool warns, bool fails) => test.Severity is TestSeverity.Error && fails
        ? StepStatus.Failed
        : warns ? StepStatus.Warned : StepStatus.Passed;
}

/// <summary>What a test found, and where its rows are stored, if they are.</summary>
readonly record struct TestResult(StepStatus Status, long Failures, TableName? StoredIn)
{
    /// <summary>The hash of all that a test of a column says; null for other tests.</summary>
    public string? Checksum { get; init; }

    /// <summary>Whether only what the build changed was looked at.</summary>
    public bool IsNarrow { get; init; }
}
