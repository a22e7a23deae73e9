using Kept.Contracts;
using Kept.Workspaces;

namespace Kept.Feeds;

/// <summary>The reading of a feed's <c>entities</c>.</summary>
static class MappingReader
{
    /// <summary>Reads the mapping of each entity that the feed delivers.</summary>
    public static IReadOnlyList<EntityMapping> Read(YamlMap yaml, Contract contract)
    {
        var entities = yaml.Require("entities").Map.Entries;
        return entities.Count > 0
            ? [.. entities.Select(entry => ReadEntity(entry, contract))]
            : throw yaml.Error("entities", $"entities: found none, expected at least one of: {Names(contract)}");
    }

    static EntityMapping ReadEntity(YamlEntry entry, Contract contract)
    {
        var entity = contract.Find(entry.Key)
            ?? throw entry.Error(Suggestion.Unknown("entity", entry.Key, [.. contract.Entities.Select(known => known.Name)]));
        var columns = entry.Value.IsNull ? [] : entry.Value.Map.Entries;
        return new EntityMapping(entity.Name, [.. columns.Select(column => ReadColumn(column, entity))]);
    }

    static ColumnMapping ReadColumn(YamlEntry entry, Entity entity)
    {
        var column = entity.FeedColumns.FirstOrDefault(known => known.Name == entry.Key)
            ?? throw entry.Error(Unfed(entry.Key, entity));
        return ColumnMappingReader.Read(entry, column);
    }

    static string Unfed(string name, Entity entity) => entity.Find(name) is null
        ? $"{entity.Name}: {Suggestion.Unknown("column", name, [.. entity.FeedColumns.Select(known => known.Name)])}"
        : $"{entity.Name}: the column '{name}' is filled by landing and cannot be mapped; remove it";

    static string Names(Contract contract) => string.Join(", ", contract.Entities.Select(entity => entity.Name));
}
