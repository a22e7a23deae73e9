using Kept.Models.Jinja;
using Kept.Models.Jinja.Values;

namespace Kept.Models.Compile;

/// <summary><c>target</c>: what of dbt's profile there is here. A part that only a profile has would come out empty, so it is refused.</summary>
sealed class TargetObject(ProjectContext project) : IJinjaObject
{
    static readonly string[] Parts = ["name", "profile_name", "target_name", "type", "schema", "threads"];

    public object? Find(string attribute) => attribute switch
    {
        "name" or "target_name" => "kept",
        "profile_name" => project.Name,
        "type" => project.Engine,
        "schema" => project.DefaultSchema,
        "threads" => 1L,
        _ => throw new JinjaFault($"'target.{attribute}' is not supported: there is no profile; target has {string.Join(", ", Parts)}, and for others run dbt for it"),
    };

    public override string ToString() => "<target>";
}
