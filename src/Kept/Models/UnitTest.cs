using Kept.Models.Compile;
using Kept.Models.Project;

namespace Kept.Models;

/// <summary>A test of a model's logic on made-up rows: what it must select when it reads these.</summary>
public sealed class UnitTest
{
    internal UnitTest(Node node, IReadOnlyList<GivenRows> given, UnitTestRows expect)
    {
        Node = node;
        Given = given;
        Expect = expect;
    }

    /// <summary>The name that the project gives it.</summary>
    public string Name => Node.Name;

    /// <summary>dbt's name for it: <c>unit_test.kept.fact_appointment.delay_across_midnight</c>.</summary>
    public string UniqueId => Node.UniqueId;

    /// <summary>The model that is tested; a failure stops it and all that depends on it.</summary>
    public string Model => Node.Tested!.Name;

    /// <summary>What it holds the model to.</summary>
    public string Description => Node.Description;

    /// <summary>The file that states it, as the person would name it.</summary>
    public string File => Node.File;

    /// <summary>The line of that file.</summary>
    public int Line => Node.Line;

    internal Node Node { get; }

    internal IReadOnlyList<GivenRows> Given { get; }

    internal UnitTestRows Expect { get; }

    /// <inheritdoc />
    public override string ToString() => Name;
}
