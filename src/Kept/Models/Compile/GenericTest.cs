using System.Text.RegularExpressions;
using Kept.Models.Jinja.Values;
using Kept.Models.Project;

namespace Kept.Models.Compile;

/// <summary>A generic test as dbt names and identifies it, so that tools which know dbt's names find ours.</summary>
sealed partial class GenericTest(TestProperties test, TestSubject subject)
{
    /// <summary>From this length on dbt calls the test's file and table by a hash.</summary>
    const int LongName = 64;

    const int KeptOfLongName = 30;
    const int HashLength = 10;

    /// <summary>The test's own name: <c>not_null</c>.</summary>
    public string Test => test.Test;

    /// <summary>The column that it stands under; null when it stands under the model.</summary>
    public string? Column => test.Column?.Trim('"');

    public TestSubject Subject => subject;

    /// <summary>What the test is called with, by dbt's names, in the order of the names.</summary>
    public IReadOnlyDictionary<string, object?> Arguments { get; } = Collect(test, subject);

    /// <summary>The name made of the test, its subject and its arguments.</summary>
    public string FullName => $"{Stem}_{string.Join("__", Flat().Select(text => NotWord().Replace(text, "_")))}";

    /// <summary>The name of the test's file and of its table of failures: short enough for every engine.</summary>
    public string ShortName => test.GivenName ?? (FullName.Length < LongName ? FullName : $"{Stem[..Math.Min(Stem.Length, KeptOfLongName)]}_{PythonText.Md5(FullName)}");

    /// <summary>What tells tests of one name apart: dbt's hash over name and arguments.</summary>
    public string HashOf(string name) => PythonText.Md5(name + PythonText.Repr(new Dictionary<string, object?>
    {
        ["kwargs"] = Arguments,
        ["name"] = test.Test,
        ["namespace"] = null,
    }))[^HashLength..];

    string Stem => $"{(subject.IsSource ? "source_" : "")}{test.Test}_{subject.Name}";

    static OrderedDictionary<string, object?> Collect(TestProperties test, TestSubject subject)
    {
        var all = new Dictionary<string, object?>(test.Arguments)
        {
            ["model"] = $"{{{{ get_where_subquery({subject.Reference}) }}}}",
        };
        if (test.Column is not null)
        {
            all["column_name"] = test.Column;
        }

        return new OrderedDictionary<string, object?>(all.OrderBy(argument => argument.Key, StringComparer.Ordinal));
    }

    IEnumerable<string> Flat() => Arguments.Where(argument => argument.Key != "model").SelectMany(argument => argument.Value switch
    {
        IReadOnlyDictionary<string, object?> map => map.Values,
        IEnumerable<object?> list => list,
        var single => [single],
    }).Select(value => Text.Of(HostValue.ToJinja(value)));

    [GeneratedRegex("[^0-9a-zA-Z_]+")]
    private static partial Regex NotWord();
}
