using Kept.Models;
using Kept.Models.Jinja.Values;
using Kept.Warehouses;

namespace Kept.Plans;

/// <summary>What the project declares to be a table's key: the setting <c>unique_key</c>; else the first column that is tested to be both unique and not null.</summary>
sealed class TableKeys(ModelProject project)
{
    readonly Dictionary<TableName, IReadOnlyList<string>> keys = project.Models
        .DistinctBy(model => model.Table).ToDictionary(model => model.Table, model => Find(project, model));

    /// <summary>The columns of the key; none when the project says of no column that it is one.</summary>
    public IReadOnlyList<string> Of(TableName table) => keys.GetValueOrDefault(table) ?? [];

    static IReadOnlyList<string> Find(ModelProject project, Model model)
    {
        if (model.Node.Config.ListOf("unique_key").Select(Text.Of).ToList() is [_, ..] key)
        {
            return key;
        }

        var tested = project.Tests.Where(test => test.Severity is TestSeverity.Error && test.Node.Generic?.Subject.Model == model.Name)
            .Select(test => (test.Node.Generic!.Test, test.Node.Generic.Column)).ToHashSet();
        return model.Columns.Select(column => column.Name).FirstOrDefault(name => tested.Contains(("unique", name)) && tested.Contains(("not_null", name))) is { } column ? [column] : [];
    }
}
