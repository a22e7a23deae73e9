using Kept.Cli.Kernel;
using Kept.Plans;

namespace Kept.Cli.Hosting;

/// <summary>The part of a plan's page that says what changed in the project and the feeds' definitions.</summary>
static class PlanCode
{
    public static void Print(Plan plan, IPage page)
    {
        if (plan.Code is not { Items.Count: > 0 } code)
        {
            return;
        }

        page.Heading("Code");
        page.Table(TableView.Of(["what", "name", "is"], code.Items.Select(item => (IReadOnlyList<string>)[item.Kind, item.Name, Say(item.How)])));
        if (code.Affected.Count > 0)
        {
            page.Line($"Models that these affect: {string.Join(", ", code.Affected)}");
        }

        page.End();
    }

    static string Say(CodeChangeKind how) => how switch
    {
        CodeChangeKind.Added => "new",
        CodeChangeKind.Removed => "gone",
        CodeChangeKind.CompilesAnew => "changed by a macro or a variable",
        _ => "changed",
    };
}
