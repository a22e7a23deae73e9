using System.Text.RegularExpressions;
using Kept.Models.Jinja;
using Kept.Models.Project;

namespace Kept.Models.Compile;

/// <summary>Makes a node of each generic test that the properties files ask for.</summary>
sealed partial class TestNodes(ProjectContext project)
{
    /// <summary>The schema of stored failures, where nothing else is said: dbt's.</summary>
    public const string AuditSchema = "dbt_test__audit";

    const string Prefix = "kept_argument_";

    /// <param name="test">What is asked for.</param>
    /// <param name="subject">What it tests.</param>
    public Node Make(TestProperties test, TestSubject subject)
    {
        if (project.Macros.Find($"test_{test.Test}") is null)
        {
            throw new ModelException(test.File, test.Line, 0, $"there is no test '{test.Test}'; define it by '{{% test {test.Test}(model, column_name) %}}', or use not_null, unique, accepted_values or relationships");
        }

        var generic = new GenericTest(test, subject);
        var node = new Node(NodeKind.Test, test.GivenName ?? generic.FullName, test.File, test.Line, test.Folders, Template.Parse(new SourceText(test.File, CallOf(test, subject.Reference), test.Line)))
        {
            Package = project.Name,
            Generic = generic,
            Description = test.Description ?? "",
        };
        node.Config.Add("schema", AuditSchema);
        node.Config.Add("tags", test.SubjectTags);
        if (generic.ShortName != node.Name)
        {
            node.Config.Add("alias", generic.ShortName);
        }

        foreach (var (key, value) in test.Arguments)
        {
            node.Locals[Prefix + key] = value is string text && IsReference().IsMatch(text) ? text : HostValue.ToJinja(value);
        }

        return node;
    }

    static string CallOf(TestProperties test, string reference)
    {
        var column = test.Column is null ? "" : $", column_name={Quoted(test.Column)}";
        var arguments = test.Arguments.Select(argument => $", {argument.Key}={Written(argument.Key, argument.Value)}");
        return $"{{{{ test_{test.Test}(model=get_where_subquery({reference}){column}{string.Concat(arguments)}) }}}}";
    }

    /// <summary>dbt's own rule: a text that is a call of ref, source, var, env_var or doc is evaluated; other values are passed on.</summary>
    static string Written(string key, object? value) => value switch
    {
        string text when IsReference().IsMatch(text) => text,
        string text when IsExpression().Match(text) is { Success: true } match => match.Groups[1].Value,
        _ => Prefix + key,
    };

    static string Quoted(string text) => $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";

    [GeneratedRegex(@"^\s*(env_var|ref|var|source|doc)\s*\(.+\)\s*$")]
    private static partial Regex IsReference();

    [GeneratedRegex(@"^\s*\{\{(.+)\}\}\s*$")]
    private static partial Regex IsExpression();
}
