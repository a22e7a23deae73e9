namespace Kept.Cli.Kernel;

/// <summary>dbt's verbs and options that have another name here, or none: whoever comes from dbt is told.</summary>
static class DbtWords
{
    static readonly Dictionary<string, string> Here = new(StringComparer.Ordinal)
    {
        ["retry"] = "here it is: kept run --retry",
        ["parse"] = "every verb reads the project first; to check it alone: kept ls",
        ["clean"] = "what is in target/ may be deleted at any time",
        ["deps"] = "packages are not supported; run dbt for them",
        ["clone"] = "it is not supported; run dbt for it",
        ["run-operation"] = "it is not supported; run dbt for it",
        ["--vars"] = "here variables stand in kept.yml, under 'vars'",
        ["--threads"] = "here it stands in kept.yml: threads",
        ["--project-dir"] = "here it is: --workspace DIR",
        ["--profiles-dir"] = "here kept.yml names the warehouse",
        ["--profile"] = "here kept.yml names the warehouse",
        ["--target"] = "here kept.yml names the warehouse",
        ["--models"] = "here it is: --select",
        ["--model"] = "here it is: --select",
        ["-m"] = "here it is: --select",
    };

    /// <summary>What to say instead of a word of dbt's; null when it is none.</summary>
    public static string? Hint(string word) => Here.TryGetValue(word, out var hint) ? $"'{word}' is dbt's; {hint}" : null;
}
