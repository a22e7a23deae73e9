using Kept.Workspaces;

namespace Kept.Contracts;

/// <summary>The reading of a dbt sources.yml. Keys that dbt knows and the contract does not need are left alone; <c>meta</c> is ours and strict.</summary>
static class ContractReader
{
    /// <summary>Reads the entities of all sources in the files.</summary>
    public static Contract Read(params IReadOnlyList<YamlMap> files)
    {
        var entities = files.SelectMany(yaml => yaml.Require("sources").List).SelectMany(source => ReadSource(source.Map)).ToList();
        if (entities.Count == 0)
        {
            throw files[0].Error("sources", "no table states an entity; expected config: {meta: {entity: NAME}} on at least one");
        }

        CheckReferences(files[0], entities);
        return new Contract(files[0].File, WithProvenance(entities));
    }

    /// <summary>Provenance is the same for all: an entity that states none has the first one's.</summary>
    static List<Entity> WithProvenance(List<Entity> entities)
    {
        var provenance = entities[0].Columns.Where(column => column.Role == ColumnRole.Provenance).ToList();
        return entities.ConvertAll(entity => entity.Columns.Any(column => column.Role == ColumnRole.Provenance)
            ? entity
            : entity with { Columns = [.. entity.Columns, .. provenance] });
    }

    static IEnumerable<Entity> ReadSource(YamlMap source)
    {
        var schema = (source["schema"] ?? source.Require("name")).Text;
        return source["tables"]?.List.Select(table => ReadTable(table.Map, schema)).OfType<Entity>() ?? [];
    }

    static Entity? ReadTable(YamlMap table, string schema) =>
        Meta(table)?.Only("entity")["entity"] is { } entity ? ReadEntity(table, schema, entity.Text) : null;

    static Entity ReadEntity(YamlMap table, string schema, string name)
    {
        var columns = table.Require("columns").List.Select(column => ContractColumnReader.Read(column.Map)).ToList();
        CheckName(table, name);
        CheckNames(columns);
        CheckKey(table, columns);
        return new Entity
        {
            Name = name,
            Schema = schema,
            Table = (table["identifier"] ?? table.Require("name")).Text,
            Description = table["description"]?.Text ?? "",
            Columns = columns,
        };
    }

    /// <summary>The meta of a table or column: under <c>config</c>, or at its top as older dbt writes it.</summary>
    public static YamlMap? Meta(YamlMap owner) => (owner["config"]?.Map["meta"] ?? owner["meta"])?.Map;

    static void CheckName(YamlMap table, string name)
    {
        if (!name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_'))
        {
            throw table.Error("config", $"entity: found '{name}', expected a name of letters, digits and '_'");
        }
    }

    static void CheckNames(List<ContractColumn> columns)
    {
        if (columns.GroupBy(column => column.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ConfigurationException(twice.Last().File, twice.Last().Line, $"the column '{twice.Key}' stands here a second time");
        }

        foreach (var column in columns)
        {
            CheckOf(column, columns);
        }
    }

    static void CheckOf(ContractColumn column, List<ContractColumn> columns)
    {
        if (column.Of.FirstOrDefault(name => columns.TrueForAll(other => other.Name != name)) is { } unknown)
        {
            throw new ConfigurationException(column.File, column.Line, $"of: {Suggestion.Unknown("column", unknown, [.. columns.Select(other => other.Name)])}");
        }
    }

    static void CheckKey(YamlMap table, List<ContractColumn> columns)
    {
        var keys = columns.FindAll(column => column.Role == ColumnRole.Key);
        if (keys.Count != 1)
        {
            throw table.Error("columns", $"found {keys.Count} columns with role: key, expected one");
        }

        if (keys[0].Type != ColumnType.Integer)
        {
            throw new ConfigurationException(keys[0].File, keys[0].Line, $"the key has the type {keys[0].DeclaredType}, expected bigint");
        }

        if (!columns.Exists(column => column.Role == ColumnRole.SourceId && column.Of[0] == keys[0].Name))
        {
            throw new ConfigurationException(keys[0].File, keys[0].Line,
                $"no column holds the source's own text of the key; add one with data_type: varchar and config: {{meta: {{role: source_id, of: {keys[0].Name}}}}}");
        }
    }

    static void CheckReferences(YamlMap yaml, List<Entity> entities)
    {
        var names = entities.ConvertAll(entity => entity.Name);
        if (names.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw yaml.Error("sources", $"two tables state the entity '{twice.Key}'; expected one");
        }

        foreach (var column in entities.SelectMany(entity => entity.Columns))
        {
            if (column.References is { } name && !names.Contains(name))
            {
                throw new ConfigurationException(column.File, column.Line, $"references: {Suggestion.Unknown("entity", name, names)}");
            }
        }
    }
}
