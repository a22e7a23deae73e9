using Kept.Workspaces;
using Npgsql;

namespace Kept.Postgres;

/// <summary>
/// How the driver is told what a URL says. The password never comes from the URL: the driver takes it from PGPASSWORD, or from
/// the file that PGPASSFILE names, or from ~/.pgpass.
/// </summary>
static class ConnectionSettings
{
    static readonly Dictionary<string, Action<NpgsqlConnectionStringBuilder, string>> Known = new()
    {
        ["host"] = (settings, value) => settings.Host = value,
        ["port"] = (settings, value) => settings.Port = int.Parse(value, null),
        ["user"] = (settings, value) => settings.Username = value,
        ["sslmode"] = (settings, value) => settings.SslMode = ModeOf(value),
        ["sslnegotiation"] = (settings, value) => settings.SslNegotiation = Enum.Parse<SslNegotiation>(value, ignoreCase: true),
        ["sslrootcert"] = (settings, value) => settings.RootCertificate = value,
        ["sslcert"] = (settings, value) => settings.SslCertificate = value,
        ["sslkey"] = (settings, value) => settings.SslKey = value,
        ["channel_binding"] = (settings, value) => settings.ChannelBinding = Enum.Parse<ChannelBinding>(value, ignoreCase: true),
        ["connect_timeout"] = (settings, value) => settings.Timeout = int.Parse(value, null),
        ["application_name"] = (settings, value) => settings.ApplicationName = value,
        ["options"] = (settings, value) => settings.Options = value,
        ["passfile"] = (settings, value) => settings.Passfile = value,
    };

    // The driver takes the least and the greatest date for infinities; here they are dates.
    static ConnectionSettings() => AppContext.SetSwitch("Npgsql.DisableDateTimeInfinityConversions", true);

    /// <exception cref="ConfigurationException">A parameter is none, or has a value that cannot be meant.</exception>
    public static string Of(ServerUrl url)
    {
        var settings = new NpgsqlConnectionStringBuilder
        {
            Host = url.Host ?? Environment.GetEnvironmentVariable("PGHOST") ?? "localhost",
            Port = url.Port ?? (int.TryParse(Environment.GetEnvironmentVariable("PGPORT"), out var port) ? port : 5432),
            Database = url.Database,
            ApplicationName = "kept",
            Pooling = false,
            CommandTimeout = 0,
            KeepAlive = 30,
            IncludeErrorDetail = false,
        };
        if (url.User is { } user)
        {
            settings.Username = user;
        }

        foreach (var (name, value) in url.Parameters)
        {
            Set(settings, url, name, value);
        }

        return settings.ConnectionString;
    }

    static void Set(NpgsqlConnectionStringBuilder settings, ServerUrl url, string name, string value)
    {
        if (!Known.TryGetValue(name, out var set))
        {
            throw url.Error(Suggestion.Unknown("parameter of the server's URL", name, Known.Keys));
        }

        try
        {
            set(settings, value);
        }
        catch (Exception error) when (error is FormatException or ArgumentException or OverflowException)
        {
            throw url.Error($"the parameter {name} has the value '{value}', which cannot be meant");
        }
    }

    static SslMode ModeOf(string value) => value switch
    {
        "disable" => SslMode.Disable,
        "allow" => SslMode.Allow,
        "prefer" => SslMode.Prefer,
        "require" => SslMode.Require,
        "verify-ca" => SslMode.VerifyCA,
        "verify-full" => SslMode.VerifyFull,
        _ => throw new FormatException(),
    };
}
