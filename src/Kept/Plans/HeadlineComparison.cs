using Kept.Models;
using Kept.Questions;
using Kept.Warehouses;

namespace Kept.Plans;

/// <summary>Asks the questions' headlines before and after; one whose tables are the same is not asked.</summary>
sealed class HeadlineComparison(Warehouse warehouse, ModelProject project, IReadOnlyCollection<Question> questions, string before, string after)
{
    readonly List<(string, string)> broken = [];
    int unchanged;

    /// <param name="tables">How the tables differ.</param>
    /// <param name="asking">Is told the question at hand, and how many there are.</param>
    /// <param name="cancellation">Stops the question inside the engine.</param>
    public async Task<HeadlineChanges> CompareAsync(IReadOnlyList<TableChange> tables, Action<string, int> asking, CancellationToken cancellation)
    {
        var touched = Touched(tables);
        var moved = new List<HeadlineChange>();
        foreach (var question in questions)
        {
            asking(question.Name, questions.Count);
            if (await CompareAsync(question, touched, cancellation) is { } change)
            {
                moved.Add(change);
            }
        }

        return new HeadlineChanges
        {
            Moved = [.. moved.OrderByDescending(change => change.Distance).ThenBy(change => change.Question, StringComparer.Ordinal)],
            Unchanged = unchanged,
            Broken = broken,
        };
    }

    async Task<HeadlineChange?> CompareAsync(Question question, IReadOnlyList<string> touched, CancellationToken cancellation)
    {
        try
        {
            var sql = Compile(question);
            await warehouse.ExecuteAsync($"explain {sql}", cancellation);
            if (question.Headline is null)
            {
                return null;
            }

            var change = touched.Any(sql.Contains) ? await AskAsync(question, sql, cancellation) : null;
            unchanged += change is null ? 1 : 0;
            return change;
        }
        catch (KeptException error) when (error is WarehouseException or ModelException)
        {
            broken.Add((question.Name, error.Message.Split('\n')[0]));
            return null;
        }
    }

    async Task<HeadlineChange?> AskAsync(Question question, string sql, CancellationToken cancellation)
    {
        var query = question.Headline!.Query(sql, warehouse.Dialect.Quote);
        var now = await AnswersAsync(query, cancellation);
        return HeadlineFigures.Compare(question, await BeforeAsync(query, cancellation), now);
    }

    /// <summary>What the question, as it is asked now, would have been answered before; nothing when its tables were not there.</summary>
    async Task<Dictionary<string, HeadlineAnswer>> BeforeAsync(string query, CancellationToken cancellation)
    {
        await warehouse.ExecuteAsync($"use {Sql.Name(before)}", cancellation);
        try
        {
            return await AnswersAsync(query, cancellation);
        }
        catch (WarehouseException)
        {
            return [];
        }
        finally
        {
            await warehouse.ExecuteAsync($"use {Sql.Name(after)}", CancellationToken.None);
        }
    }

    async Task<Dictionary<string, HeadlineAnswer>> AnswersAsync(string query, CancellationToken cancellation) =>
        (await warehouse.QueryAsync(query, cancellation)).Rows.ToDictionary(
            row => row[0] as string ?? HeadlineFigures.Everything, row => new HeadlineAnswer((double?)row[1], row[2] is null ? null : Convert.ToDouble(row[2], null)));

    string Compile(Question question)
    {
        var vars = QuestionParameters.Bind(question, [], warehouse.Dialect).ToDictionary(value => value.Key, value => (object?)value.Value);
        return project.CompileAnalysis(Path.GetFileNameWithoutExtension(question.File), vars);
    }

    /// <summary>The quoted names of the tables that differ, and of the views that read them.</summary>
    IReadOnlyList<string> Touched(IEnumerable<TableChange> tables)
    {
        var names = tables.Where(table => table.Kind is not TableChangeKind.Unchanged).Select(table => table.Name).ToHashSet();
        var models = new HashSet<string>();
        foreach (var model in project.Models)
        {
            if (names.Contains(model.Table.ToString()) || (model.Materialization is Materialization.View && (model.DependsOn.Any(models.Contains) || model.Sources.Count > 0)))
            {
                models.Add(model.Name);
            }
        }

        return [.. project.Models.Where(model => models.Contains(model.Name)).Select(model => new Models.Compile.Relation(model.Table).ToString()!)];
    }
}
