using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Kept.Postgres;
using Kept.Tests.Postgres;
using Kept.Workspaces;
using Npgsql;
using Xunit;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace Kept.Tests.Postgres;

/// <summary>
/// A PostgreSQL of the tests' own, started when a test first asks for it: a cluster in a temporary directory, reached by a socket
/// there, and with TLS and a password at a port that nobody else had. A shell stands between: the server ends with its input, so with the tests, however they end, and the
/// directory with the server.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    const int OldestVersion = 15;

    /// <summary>Sorts as people do, has an unusual clock, and may lose all when the machine fails.</summary>
    const string Start = """
        set -e
        "$1/initdb" -D "$2/data" -U kept -A trust -E UTF8 --locale=C --locale-provider=icu --icu-locale=en-US --no-sync >"$2/log" 2>&1
        chmod 600 "$2/server.key"
        printf 'local all kept trust\nhostssl all all 127.0.0.1/32 scram-sha-256\n' >"$2/data/pg_hba.conf"
        "$1/postgres" -D "$2/data" -k "$2" -p "$3" -c listen_addresses=127.0.0.1 -c ssl=on -c ssl_cert_file="$2/server.crt" -c ssl_key_file="$2/server.key" -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c timezone=Pacific/Auckland >>"$2/log" 2>&1 &
        read -r _ || true
        kill -QUIT $!
        wait $! || true
        rm -rf "$2"
        """;

    readonly Lazy<Task> started;
    string directory = "";
    Process? shell;
    int databases;

    public PostgresServer() => started = new(StartAsync);

    /// <summary>A session on a new and empty database; without a server to start, the test is skipped.</summary>
    internal async Task<PostgresWarehouse> CreateDatabaseAsync() => await PostgresWarehouse.OpenAsync(await CreateAsync(), null, TestContext.Current.CancellationToken);

    /// <summary>Where a new and empty database is.</summary>
    internal async Task<ServerUrl> CreateAsync()
    {
        Assert.SkipWhen(Programs() is null, $"PostgreSQL {OldestVersion} or newer is not here; ./test installs it");
        await started.Value;
        var name = $"kept_{Interlocked.Increment(ref databases)}";
        await using var server = await PostgresWarehouse.OpenAsync(UrlOf("postgres"), null, TestContext.Current.CancellationToken);
        await server.ExecuteAsync($"create database {name}", TestContext.Current.CancellationToken);
        return UrlOf(name);
    }

    public async ValueTask DisposeAsync()
    {
        if (shell is not null)
        {
            shell.StandardInput.Close();
            await shell.WaitForExitAsync();
            shell.Dispose();
        }
    }

    async Task StartAsync()
    {
        directory = Directory.CreateTempSubdirectory("kept-pg-").FullName;
        WriteCertificate();
        string[] run = ["sh", "-c", Start, "sh", Programs()!, directory, $"{Port}"];
        if (Environment.IsPrivilegedProcess)
        {
            // PostgreSQL refuses to run as root; its package brings a user for it.
            await Process.Start("chown", ["-R", "postgres", directory]).WaitForExitAsync();
            run = ["runuser", "-u", "postgres", "--", .. run];
        }

        shell = Process.Start(new ProcessStartInfo(run[0], run[1..]) { RedirectStandardInput = true, WorkingDirectory = "/" })!;
        while (!await AnswersAsync())
        {
            Assert.False(shell.HasExited, $"PostgreSQL did not start; its log: {(File.Exists(LogFile) ? await File.ReadAllTextAsync(LogFile) : "")}");
            await Task.Delay(50);
        }
    }

    async Task<bool> AnswersAsync()
    {
        try
        {
            await using var connection = new NpgsqlConnection($"Host={directory};Port={Port};Username=kept;Database=postgres;Pooling=false");
            await connection.OpenAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    /// <summary>The certificate by which the server says who it is, signed by itself.</summary>
    internal string Certificate => Path.Combine(directory, "server.crt");

    internal int Port { get; } = FreePort();

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    void WriteCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=kept test", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        File.WriteAllText(Certificate, certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(directory, "server.key"), key.ExportPkcs8PrivateKeyPem());
    }

    string LogFile => Path.Combine(directory, "log");

    ServerUrl UrlOf(string database) => new()
    {
        User = "kept",
        Database = database,
        Port = Port,
        Parameters = new Dictionary<string, string> { ["host"] = directory },
        Text = $"postgres://kept@:{Port}/{database}?host={directory}",
        File = "kept.yml",
        Line = 1,
    };

    /// <summary>Where the newest server's programs are: Debian's own place, or the path.</summary>
    static string? Programs()
    {
        var debian = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Where(version => int.TryParse(Path.GetFileName(version), out var major) && major >= OldestVersion)
                .OrderByDescending(version => int.Parse(Path.GetFileName(version))).Select(version => Path.Combine(version, "bin"))
            : [];
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return debian.Concat(path).FirstOrDefault(place => File.Exists(Path.Combine(place, "initdb")) && File.Exists(Path.Combine(place, "postgres")));
    }
}
