using Kept.Questions;
using Xunit;

namespace Kept.Tests.Questions;

public sealed class SqlScriptTests
{
    [Theory]
    [InlineData("select 1", "select 1")]
    [InlineData("select 1;", "select 1")]
    [InlineData(";; select 1 ;\n; select 2", "select 1|select 2")]
    [InlineData("select 'a;b'; select 2", "select 'a;b'|select 2")]
    [InlineData("select 'it''s; so'; select 2", "select 'it''s; so'|select 2")]
    [InlineData("select e'a\\';b'; select 2", "select e'a\\';b'|select 2")]
    [InlineData("select 'a\\'; select 2", "select 'a\\'|select 2")]
    [InlineData("select 1 as \"a;\"\"b\"; select 2", "select 1 as \"a;\"\"b\"|select 2")]
    [InlineData("select 1 -- a; b\n, 2; select 3", "select 1 -- a; b\n, 2|select 3")]
    [InlineData("select 1 /* a; /* b; */ c; */ ; select 2", "select 1 /* a; /* b; */ c; */|select 2")]
    [InlineData("select $$a;b$$; select $t$c;$$d$t$", "select $$a;b$$|select $t$c;$$d$t$")]
    [InlineData("select $1; select a$b; select $1", "select $1|select a$b|select $1")]
    [InlineData("-- only words; nothing\n/* ; */ ;", "")]
    [InlineData("select 'open; end", "select 'open; end")]
    [InlineData("select /* open; end", "select /* open; end")]
    [InlineData("select $$open; end", "select $$open; end")]
    [InlineData("", "")]
    public void Statements_are_cut_at_semicolons_outside_quotes_and_comments(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', SqlScript.Split(text)));
}
