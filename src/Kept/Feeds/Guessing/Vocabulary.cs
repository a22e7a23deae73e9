using Kept.Contracts;

namespace Kept.Feeds.Guessing;

/// <summary>What feeds are likely to call the contract's columns: words for those that everybody has, and what the contract itself says.</summary>
sealed class Vocabulary(Contract contract)
{
    static readonly string[] IdEndings = ["id", "no", "number", "code", "ref", "identifier", ""];
    static readonly string[] MainIds = ["id", "no", "number", "identifier", "uuid"];

    /// <summary>The likely names of an entity's column, best first, in the form of <see cref="Words.Plain"/>.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="column">Its column.</param>
    /// <param name="isMain">Whether the file is mainly about the entity.</param>
    public IReadOnlyList<string> For(Entity entity, ContractColumn column, bool isMain)
    {
        var owner = Owner(entity, column);
        var isMainsOwn = isMain && column.References is null;
        var words = Words.For(owner.Name, column.Name, isMainsOwn);
        return [.. words, .. Stated(owner, column), .. Words.HasWords(owner.Name, column.Name) ? [] : Ids(column, isMainsOwn)];
    }

    /// <summary>The entity that a column's words speak of: of a reference the one that it refers to.</summary>
    public Entity Owner(Entity entity, ContractColumn column) => column.References is { } name ? contract.Find(name) ?? entity : entity;

    /// <summary>The names of the whole name of a person that an entity is about.</summary>
    public IEnumerable<string> FullNames(Entity entity, bool isMain)
    {
        var one = One(entity.Name);
        var isFirstPerson = contract.Entities.FirstOrDefault(IsPerson) == entity;
        return [.. isMain || isFirstPerson ? ["fullname"] : Array.Empty<string>(), one + "name", one + "fullname", .. isMain ? ["name"] : Array.Empty<string>()];
    }

    /// <summary>Whether a plain name is that of an entity, one or many.</summary>
    public bool IsEntity(string name) => name.Length > 0 && contract.Entities.Any(entity => name == entity.Name || name == One(entity.Name));

    /// <summary>The entity after which a file is named; the longest name counts, because <c>clinicians</c> are no clinics.</summary>
    public Entity? NamedIn(string path) => contract.Entities
        .Where(entity => Path.GetFileName(path).Contains(One(entity.Name), StringComparison.OrdinalIgnoreCase))
        .MaxBy(entity => entity.Name.Length);

    static bool IsPerson(Entity entity) => entity.Find("first_name") is not null && entity.Find("last_name") is not null;

    static string One(string entity) => entity.EndsWith('s') ? entity[..^1] : entity;

    static IEnumerable<string> Stated(Entity owner, ContractColumn column) =>
        column.Names.Concat(column.References is not null && owner.Key.Name == column.Name ? owner.Key.Names : []).Select(Words.Plain);

    static IEnumerable<string> Ids(ContractColumn column, bool isMainsOwn)
    {
        var stem = Words.Plain(column.Name.EndsWith("_id", StringComparison.Ordinal) ? column.Name[..^3] : column.Name);
        return column.IsId ? [.. IdEndings.Select(ending => stem + ending), .. isMainsOwn ? MainIds : []] : [];
    }
}
