namespace Kept.Cli.Hosting;

/// <summary>What counts as missed and as attended, as the vars of the workspace say.</summary>
static class AttendanceLabel
{
    public static string Of(IReadOnlyDictionary<string, object?> vars) =>
        $"missed: {Words(vars, "attendance_missed", "missed")}; attended: {Words(vars, "attendance_attended", "attended")}; all other outcomes are left out";

    static string Words(IReadOnlyDictionary<string, object?> vars, string name, string otherwise) =>
        vars.GetValueOrDefault(name) is IEnumerable<object?> words ? string.Join(", ", words) : otherwise;
}
