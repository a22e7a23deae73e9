using Kept.Warehouses;

namespace Kept.Postgres;

/// <summary>Redshift's spelling: PostgreSQL's, without what a columnar cluster has not.</summary>
public sealed class RedshiftDialect : Dialect
{
    /// <inheritdoc />
    public override string Name => "redshift";

    /// <inheritdoc />
    public override string TypeName(string type) => type.ToLowerInvariant() switch
    {
        "varchar" or "text" or "json" or "string" => "varchar(max)",
        "double" => "double precision",
        _ => type,
    };

    /// <inheritdoc />
    public override string HasMember(string json, string name) => $"nullif(json_extract_path_text({json}, {Literal(name)}, true), '') is not null";
}
