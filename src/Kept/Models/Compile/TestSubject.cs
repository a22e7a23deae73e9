using Kept.Models.Project;

namespace Kept.Models.Compile;

/// <summary>What a generic test looks at: a model, or a source's table.</summary>
/// <param name="Name">As it stands in the test's name.</param>
/// <param name="Reference">How the test's text gets it: <c>ref('dim_patient')</c>.</param>
/// <param name="FileKey">Where the properties file says it: <c>models.dim_patient</c>.</param>
/// <param name="Model">The model; null for a source.</param>
sealed record TestSubject(string Name, string Reference, string FileKey, string? Model)
{
    public bool IsSource => Model is null;

    public static TestSubject Of(ModelProperties model) => new(model.Name, $"ref('{model.Name}')", $"models.{model.Name}", model.Name);

    public static TestSubject Of(SourceTable table) =>
        new($"{table.Source}_{table.Name}", $"source('{table.Source}', '{table.Name}')", $"sources.{table.Source}", null);
}
