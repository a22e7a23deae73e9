using Kept.Models.Jinja;

namespace Kept.Tests.Models.Jinja;

/// <summary>Renders a text with a few names set.</summary>
static class JinjaText
{
    public static string Render(string text, params (string Name, object? Value)[] names) =>
        Template.Parse(new SourceText("test.sql", text))
            .Render(new Names(names.ToDictionary(name => name.Name, name => name.Value)), TestContextToken.Current);

    sealed class Names(Dictionary<string, object?> names) : IGlobals
    {
        public bool TryFind(string name, out object? value) => names.TryGetValue(name, out value);
    }
}

static class TestContextToken
{
    public static CancellationToken Current => Xunit.TestContext.Current.CancellationToken;
}
