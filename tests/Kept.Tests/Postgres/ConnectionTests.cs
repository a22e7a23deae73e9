using Kept.Postgres;
using Kept.Tests.Runs;
using Kept.Tests.Support;
using Kept.Workspaces;
using Xunit;

namespace Kept.Tests.Postgres;

/// <summary>How the program gets into a server, and what it says of it.</summary>
public sealed class ConnectionTests(PostgresServer server, RunWorlds worlds)
{
    const string Password = "Secret-of-the-tests-1";

    [Theory]
    [InlineData("PGPASSWORD")]
    [InlineData("PGPASSFILE")]
    [InlineData("HOME")]
    public async Task A_password_comes_from_the_environment_or_a_file_and_is_written_nowhere(string where)
    {
        using var workspace = await worlds.PartAsync();
        using var files = new TemporaryDirectory();
        workspace.Write("kept.yml", $"version: 1\nsource: main\nwarehouse: {await SecuredAsync()}\nopenlineage:\n  file: events.ndjson\n");
        var file = files.Write(".pgpass", $"127.0.0.1:{server.Port}:*:*:{Password}\n");
        var environment = new Dictionary<string, string> { ["HOME"] = files.Root, [where] = where switch { "PGPASSWORD" => Password, "HOME" => files.Root, _ => file } };
        foreach (var command in new[] { new[] { "run" }, ["sql", "select count(*) from unified_appointments"], ["ledger"] })
        {
            var done = await new KeptStart { Arguments = command, Directory = workspace.Root, Environment = environment }.RunAsync();
            Assert.True(done.ExitCode == 0, done.Error);
            Assert.DoesNotContain(Password, done.Output + done.Error, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(Directory.GetFiles(workspace.Root, "*", SearchOption.AllDirectories), path => File.ReadAllText(path).Contains(Password, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_is_not_let_in_is_told_and_the_password_is_not()
    {
        using var workspace = await worlds.PartAsync();
        var url = await SecuredAsync();
        await MustFailAsync(workspace, url, "Wrong-password-9", "password authentication failed");
        await MustFailAsync(workspace, url.Replace("verify-full", "disable", StringComparison.Ordinal), Password, "no encryption");
        await MustFailAsync(workspace, $"{url[..url.IndexOf('?', StringComparison.Ordinal)]}?sslmode=verify-full", Password, "certificate");
        await MustFailAsync(workspace, "postgres://nobody@127.0.0.1:1/none", Password, "the connection to the server failed");
    }

    [Theory]
    [InlineData("postgres://kept:hunter2hunter2@db/clinics", "a password does not belong into this file")]
    [InlineData("postgres://kept@db/clinics?password=hunter2hunter2", "a password does not belong into this file")]
    [InlineData("postgres://kept:hunter2hunter2", "expected postgres://user@host:port/database")]
    [InlineData("postgres://kept@db", "the database is missing")]
    [InlineData("postgres://kept@db/clinics?sslmod=require", "did you mean 'sslmode'?")]
    [InlineData("postgres://kept@db/clinics?sslmode=strong", "sslmode has the value 'strong'")]
    public async Task A_url_that_cannot_be_meant_is_refused_at_its_line(string url, string problem)
    {
        using var directory = new TemporaryDirectory();
        directory.Write("kept.yml", $"version: 1\nwarehouse: {url}\n");
        var refused = await new KeptStart { Arguments = ["ledger"], Directory = directory.Root }.RunAsync();
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("kept.yml:2: ", refused.Error, StringComparison.Ordinal);
        Assert.Contains(problem, refused.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_old_server_is_refused_and_one_that_will_do_is_not()
    {
        var url = new ServerUrl { Database = "clinics", Text = "postgres://db/clinics", File = "kept.yml", Line = 2 };
        Assert.Contains("the server is PostgreSQL 14.9, expected 15 or newer", ServerCheck.TooOld(new System.Version(14, 9), url), StringComparison.Ordinal);
        Assert.Null(ServerCheck.TooOld(new System.Version(15, 0), url));
    }

    [Fact]
    public async Task A_database_that_does_not_hold_every_text_is_refused()
    {
        using var workspace = await worlds.PartAsync();
        await using var session = await server.CreateDatabaseAsync();
        await session.ExecuteAsync("create database kept_latin encoding 'LATIN1' locale_provider libc locale 'C' template template0", TestContext.Current.CancellationToken);
        var url = await server.CreateAsync();
        File.AppendAllText(workspace.At("kept.yml"), $"warehouse: {url.Text.Replace(url.Database, "kept_latin", StringComparison.Ordinal)}\n");
        var refused = await workspace.KeptAsync("run");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("the database has the encoding LATIN1, expected UTF8", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_about_a_value_does_not_tell_it()
    {
        using var workspace = await worlds.PartAsync();
        await workspace.ServeAsync(server);
        workspace.Write("warehouse/models/gold/broken.sql", "{{ config(materialized='table') }}\nselect\n  cast(first_name as integer) as n\nfrom {{ ref('dim_patient') }}\nwhere first_name = (select min(first_name) from {{ ref('dim_patient') }})");
        var refused = await workspace.KeptAsync("run");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("the engine refused 'broken'", refused.Output, StringComparison.Ordinal);
        Assert.Contains("invalid input syntax for type integer: '…'", refused.Output, StringComparison.Ordinal);
    }

    async Task<string> SecuredAsync()
    {
        var url = await server.CreateAsync();
        await using var session = await url.ConnectAsync();
        await session.ExecuteAsync($"""
            do $$ begin create role secured login; exception when duplicate_object then null; end $$;
            alter role secured password '{Password}';
            grant create on database {url.Database} to secured
            """, TestContext.Current.CancellationToken);
        return $"postgres://secured@127.0.0.1:{server.Port}/{url.Database}?sslmode=verify-full&sslrootcert={server.Certificate}";
    }

    static async Task MustFailAsync(RunWorkspace workspace, string url, string password, string problem)
    {
        workspace.Write("kept.yml", $"version: 1\nsource: main\nwarehouse: {url}\n");
        var failed = await new KeptStart { Arguments = ["run"], Directory = workspace.Root, Environment = new Dictionary<string, string> { ["PGPASSWORD"] = password } }.RunAsync();
        Assert.NotEqual(0, failed.ExitCode);
        Assert.Contains(problem, failed.Error, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(password, failed.Output + failed.Error, StringComparison.Ordinal);
    }
}
