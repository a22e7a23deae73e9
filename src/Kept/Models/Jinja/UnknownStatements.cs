namespace Kept.Models.Jinja;

/// <summary>Why a statement cannot be read, and what to do about it.</summary>
static class UnknownStatements
{
    static readonly Dictionary<string, string> Refused = new()
    {
        ["extends"] = "run dbt for it, or use a macro",
        ["block"] = "run dbt for it, or use a macro",
        ["include"] = "run dbt for it, or use a macro",
        ["import"] = "macros of the project are known everywhere without it",
        ["from"] = "macros of the project are known everywhere without it",
        ["autoescape"] = "SQL needs no HTML escapes; take it out",
        ["trans"] = "take it out",
        ["materialization"] = "a materialization of your own needs dbt; run dbt for it",
        ["docs"] = "it belongs in a .md file; run dbt docs for it",
        ["unit_test"] = "run dbt for it",
    };

    public static string Explain(string word) => word switch
    {
        _ when Refused.TryGetValue(word, out var advice) => $"'{{% {word} %}}' is not supported; {advice}",
        "break" or "continue" => $"'{{% {word} %}}' stands outside of a for",
        "elif" or "else" => $"'{{% {word} %}}' stands outside of an if or a for",
        _ when word.StartsWith("end", StringComparison.Ordinal) => $"'{{% {word} %}}' ends nothing that is open",
        _ => $"'{{% {word} %}}' is not a statement; expected if, for, set, do, macro, test, call, filter, with or raw",
    };
}
