namespace Kept.Models.Build;

/// <summary>A row that is not as a unit test expects it.</summary>
/// <param name="Kind">What is wrong with it.</param>
/// <param name="Cells">Its cells, in the order of the columns.</param>
public sealed record DifferentRow(DifferenceKind Kind, IReadOnlyList<DifferentCell> Cells)
{
    internal static DifferentRow Of(string?[]? expected, string?[]? actual) => (expected, actual) switch
    {
        (not null, not null) => new DifferentRow(DifferenceKind.Differs, [.. expected.Zip(actual, (left, right) => new DifferentCell(left, right))]),
        (not null, null) => new DifferentRow(DifferenceKind.Missing, [.. expected.Select(value => new DifferentCell(value, value))]),
        _ => new DifferentRow(DifferenceKind.Unexpected, [.. actual!.Select(value => new DifferentCell(value, value))]),
    };
}

/// <summary>What a row is, beside what is expected.</summary>
public enum DifferenceKind
{
    /// <summary>Some of its cells have another value.</summary>
    Differs,

    /// <summary>It is expected, and the model does not give it.</summary>
    Missing,

    /// <summary>The model gives it, and it is not expected.</summary>
    Unexpected,
}

/// <summary>A cell's values as text; null is SQL's null. In a row that is missing or unexpected both are the row's own.</summary>
public readonly record struct DifferentCell(string? Expected, string? Actual)
{
    /// <summary>Whether it is another value than expected.</summary>
    public bool IsChanged => Expected != Actual;
}
