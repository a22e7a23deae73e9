using Kept.Models.Compile;

namespace Kept.Models;

/// <summary>A test: a query whose rows are failures.</summary>
public sealed class DataTest
{
    internal DataTest(Node node) => Node = node;

    /// <summary>The name, as dbt would give it: <c>not_null_dim_patient_patient_id</c>.</summary>
    public string Name => Node.Name;

    /// <summary>dbt's name for it among all nodes: <c>test.kept.not_null_dim_patient_patient_id.</c> and ten hexadecimal digits.</summary>
    public string UniqueId => Node.UniqueId;

    /// <summary>What a failure means, if the project says so.</summary>
    public string Description => Node.Description;

    /// <summary>Whether a failure stops the publish.</summary>
    public TestSeverity Severity => string.Equals(Node.Config.TextOf("severity"), "warn", StringComparison.OrdinalIgnoreCase) ? TestSeverity.Warn : TestSeverity.Error;

    /// <summary>The generic test that is asked for, <c>not_null</c>; null when the test is a text of its own.</summary>
    public string? Generic => Node.Generic?.Test;

    /// <summary>The column that it is asked for; null when it is asked for a table, or is a text of its own.</summary>
    public string? Column => Node.Generic?.Column;

    /// <summary>The sources it looks at.</summary>
    public IReadOnlyCollection<(string Source, string Table)> Sources => Node.Sources;

    /// <summary>The models it looks at, by name.</summary>
    public IReadOnlyCollection<string> DependsOn => Node.References;

    /// <summary>The file that asks for it, as the person would name it.</summary>
    public string File => Node.File;

    /// <summary>The line of that file.</summary>
    public int Line => Node.Line;

    internal Node Node { get; }

    /// <inheritdoc />
    public override string ToString() => Name;
}

/// <summary>What a failing test means for the build.</summary>
public enum TestSeverity
{
    /// <summary>Nothing is published.</summary>
    Error,

    /// <summary>It is told, and the build goes on.</summary>
    Warn,
}
