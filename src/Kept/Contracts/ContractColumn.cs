namespace Kept.Contracts;

/// <summary>One column of an entity, with its rules.</summary>
public sealed record ContractColumn
{
    /// <summary>The column's name.</summary>
    public required string Name { get; init; }

    /// <summary>The column's type, whatever the engine calls it.</summary>
    public required ColumnType Type { get; init; }

    /// <summary>The type as the contract spells it, for example <c>varchar</c>.</summary>
    public required string DeclaredType { get; init; }

    /// <summary>What the column is there for.</summary>
    public required ColumnRole Role { get; init; }

    /// <summary>Whether a row without a value is rejected. A key is always required.</summary>
    public bool Required { get; init; }

    /// <summary>The least number allowed.</summary>
    public double? Min { get; init; }

    /// <summary>The greatest number allowed.</summary>
    public double? Max { get; init; }

    /// <summary>The longest text allowed, in characters.</summary>
    public int? MaxLength { get; init; }

    /// <summary>For a reference: the entity whose key this is.</summary>
    public string? References { get; init; }

    /// <summary>For an instant: the date and time columns that it is the instant of. For a source id: the id column whose original text this is.</summary>
    public IReadOnlyList<string> Of { get; init; } = [];

    /// <summary>For an instant whose date may be unknown: the date and time columns that it lies nearest to.</summary>
    public IReadOnlyList<string> Near { get; init; } = [];

    /// <summary>What the column is, in words; empty when the contract does not say.</summary>
    public string Description { get; init; } = "";

    /// <summary>What feeds call the column, the likeliest name first, besides its own.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>The file that states the column.</summary>
    public string File { get; init; } = "";

    /// <summary>The line of that file, from 1.</summary>
    public int Line { get; init; }

    /// <summary>Whether a feed can fill it.</summary>
    public bool IsFed => Role is ColumnRole.Key or ColumnRole.Reference or ColumnRole.Attribute;

    /// <summary>Whether it holds an id: the entity's own or another's.</summary>
    public bool IsId => Role is ColumnRole.Key or ColumnRole.Reference;
}
