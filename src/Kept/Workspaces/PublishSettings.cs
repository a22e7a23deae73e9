namespace Kept.Workspaces;

/// <summary>What is published as Parquet, and where: the section <c>publish</c> of kept.yml.</summary>
public sealed record PublishSettings
{
    /// <summary>The directory, absolute.</summary>
    public required string Directory { get; init; }

    /// <summary>The tables of gold. Default: the two wide ones.</summary>
    public IReadOnlyList<string> Tables { get; init; } = ["unified_appointments", "unified_predictions"];

    /// <summary>The columns whose values make the partitions, from the outermost. Default: the clinic and the month.</summary>
    public IReadOnlyList<string> PartitionBy { get; init; } = ["clinic_id", "scheduled_month"];

    internal static PublishSettings Read(YamlValue section, string root)
    {
        var map = section.Map.Only("directory", "tables", "partition_by");
        var settings = new PublishSettings { Directory = Path.GetFullPath(map.Require("directory").Text, root) };
        return settings with
        {
            Tables = ReadNames(map["tables"]) ?? settings.Tables,
            PartitionBy = ReadNames(map["partition_by"]) ?? settings.PartitionBy,
        };
    }

    static IReadOnlyList<string>? ReadNames(YamlValue? list)
    {
        var names = list?.Texts;
        return names is null ? null
            : names.Count == 0 ? throw list!.Error("found an empty list, expected a name or more")
            : names.Distinct().Count() < names.Count ? throw list!.Error("a name stands here twice")
            : names;
    }
}
