using Kept.Models.Compile;

namespace Kept.Models.Build;

/// <summary>Runs a test: counts the rows of its query, and judges the count as the test's settings say.</summary>
sealed class TestRunner(Session session)
{
    public async Task<(StepStatus Status, long Failures)> RunAsync(DataTest test, IReferences references, CancellationToken cancellation)
    {
        var config = test.Node.Config;
        var sql = await session.CompileAsync(test.Node, references, cancellation);
        var (count, warn, error) = (config.TextOf("fail_calc") ?? "count(*)", config.TextOf("warn_if") ?? "!= 0", config.TextOf("error_if") ?? "!= 0");
        var limit = config.TextOf("limit") is { } most ? $"\nlimit {most}" : "";
        var statement = $"select cast({count} as bigint), {count} {warn}, {count} {error} from (\n{sql}{limit}\n) as dbt_internal_test";
        var row = (await session.QueryAsync(test.Node, statement, sql, cancellation)).Rows[0];
        return (Judge(test, IsTrue(row[1]), IsTrue(row[2])), row[0] is null ? 0 : Convert.ToInt64(row[0]));
    }

    static bool IsTrue(object? value) => value is not null && Convert.ToBoolean(value);

    static StepStatus Judge(DataTest test, bool warns, bool fails) => test.Severity is TestSeverity.Error && fails
        ? StepStatus.Failed
        : warns ? StepStatus.Warned : StepStatus.Passed;
}
