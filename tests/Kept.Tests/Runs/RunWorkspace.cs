using System.Text.Json;
using Kept.DuckDb;
using Kept.Tests.Support;
using Kept.Warehouses;
using Kept.Worlds;
using Xunit;

namespace Kept.Tests.Runs;

/// <summary>A generated world as a workspace, worked on through the real program.</summary>
sealed class RunWorkspace(string root) : IDisposable
{
    static readonly string[] Entities = ["patients", "clinics", "appointments", "predictions"];

    static readonly string[] Tables =
    [
        "bronze.dim_appointment", "bronze.dim_clinic", "bronze.dim_date", "bronze.dim_patient", "bronze.dim_prediction", "bronze.dim_time",
        "silver.fact_appointment", "silver.fact_prediction", "gold.clinic_probability", "gold.clinic_days",
        "gold.unified_appointments", "gold.unified_predictions", "gold.unified_appointment", "gold.unified_prediction",
    ];

    public string Root { get; } = root;

    public string Database => At("kept.duckdb");

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<RunWorkspace> GenerateAsync(params string[] options)
    {
        var workspace = new RunWorkspace(Directory.CreateTempSubdirectory("kept-run-").FullName);
        await workspace.DoneAsync(["generate", "--out", workspace.Root, .. options]);
        return workspace;
    }

    public string At(string name) => Path.Combine(Root, name);

    public void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
        File.WriteAllText(At(name), text);
    }

    public Task<WorldManifest> ManifestAsync() => WorldManifest.ReadAsync(Root, Cancellation);

    public RunWorkspace CopyTo(string root)
    {
        foreach (var file in Directory.GetFiles(Root, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(root, Path.GetRelativePath(Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return new RunWorkspace(root);
    }

    public RunWorkspace Copy() => CopyTo(Directory.CreateTempSubdirectory("kept-run-").FullName);

    /// <summary>What comes later: late patients, corrections, some years, and feeds that nobody had described yet.</summary>
    public static IReadOnlyList<string> Late { get; } =
    [
        "data/appointments-2023.csv", "data/appointments-2025.csv.gz", "data/appointments-corrections.csv", "data/north-patients-late.tsv",
        "data/patients-late.csv", "feeds/clinics.yml", "feeds/north-clinics.yml", "feeds/north-predictions.yml",
    ];

    /// <summary>Puts aside what comes later.</summary>
    public void HoldBack()
    {
        foreach (var file in Late)
        {
            Directory.CreateDirectory(At("later"));
            File.Move(At(file), Later(file));
        }
    }

    public void Bring(string late) => File.Move(Later(late), At(late));

    public void BringTheRest()
    {
        foreach (var file in Late)
        {
            Bring(file);
        }
    }

    /// <summary>A test in the workspace's own project that goes on for ever once the given condition on the warehouse holds.</summary>
    public void AddEndlessTest(string condition = "true") => Write("warehouse/tests/endless.sql", $$$"""
        -- depends_on: {{ ref('unified_appointments') }}
        select 1 as failure
        from (select case when {{{condition}}} then 1000000000000000 else 0 end as n) as hold, range(hold.n) as r
        where r.range < 0
        """);

    /// <summary>The program's word on a command.</summary>
    public Task<KeptResult> KeptAsync(params string[] arguments) => new KeptStart { Arguments = arguments, Directory = Root }.RunAsync();

    /// <summary>The output of a command that must succeed.</summary>
    public async Task<string> DoneAsync(params string[] arguments)
    {
        var result = await KeptAsync(arguments);
        Assert.True(result.ExitCode == 0, $"kept {string.Join(' ', arguments)} ended with {result.ExitCode}: {result.Error}");
        return result.Output;
    }

    public async Task<JsonElement> JsonAsync(params string[] arguments)
    {
        using var document = JsonDocument.Parse(await DoneAsync([.. arguments, "--format", "json"]));
        return document.RootElement.Clone();
    }

    /// <summary>The rows of a query, asked through the program, each as its values with bars between.</summary>
    public async Task<string[]> RowsAsync(string sql) => [.. (await JsonAsync("sql", sql)).EnumerateArray()
        .Select(row => string.Join('|', row.EnumerateObject().Select(field => field.Value.ToString())))];

    public async Task<long> NumberAsync(string sql) => long.Parse((await RowsAsync(sql)).Single());

    /// <summary>A fingerprint of all that a run publishes, as a reader of the program sees it; what there is of it when it is not all there; empty before the first.</summary>
    public async Task<string> PublishedAsync()
    {
        if (!File.Exists(Database))
        {
            return "";
        }

        var result = await KeptAsync("sql", string.Join(" union all ", Tables.Select(table => Fingerprint(table, table))), "--format", "csv");
        return result.ExitCode == 0 ? result.Output : string.Join('\n', await RowsAsync(
            "select table_schema || '.' || table_name as name from information_schema.tables where table_schema in ('bronze', 'silver', 'gold') and not ends_with(table_name, '__next')"));
    }

    /// <summary>A fingerprint of what has landed: all versions of all keys, the rejects, and the proof.</summary>
    public Task<string> LandedAsync() => DoneAsync("sql", string.Join(" union all ", Entities
        .Select(entity => Fingerprint(entity, $"(select * exclude (_loaded_at) from staging.{entity})"))
        .Append(Fingerprint("rejects", "(select * exclude (rejected_at) from staging.rejects)"))
        .Append(Fingerprint("ledger", "(select * exclude (loaded_at, run_id) from staging.ledger)"))), "--format", "csv");

    /// <summary>Holds staging to its promises: one version of a key is current, and every record has an account.</summary>
    public async Task MustBeSoundAsync()
    {
        var doubled = Entities.Select(entity => $"select '{entity}' as what, count(*) - count(distinct {entity[..^1]}_id) as n from staging.{entity} where _superseded_by is null");
        var accounts = new[]
        {
            "select 'gaps', count(*) from staging.ledger where rows_read <> rows_landed + rows_rejected + rows_duplicate + rows_deleted",
            "select 'loads', count(*) - count(distinct load_id) from staging.ledger",
        };
        Assert.Empty(await RowsAsync($"select * from ({string.Join(" union all ", doubled.Concat(accounts))}) where n <> 0"));
    }

    static string Fingerprint(string name, string table) => $"select '{name}' as name, count(*) as n, bit_xor(hash(t))::varchar as h from {table} t";

    /// <summary>Changes the warehouse behind the program's back.</summary>
    public async Task TamperAsync(string sql)
    {
        await using Warehouse warehouse = await DuckDbWarehouse.OpenAsync(Database, readOnly: false, Cancellation);
        await warehouse.ExecuteAsync(sql, Cancellation);
    }

    public RunningKept Start(params string[] arguments) => new(KeptProgram.Start(new KeptStart { Arguments = arguments, Directory = Root }));

    /// <summary>Begins a run and waits until it stands at the endless test.</summary>
    public async Task<RunningKept> StartEndlessRunAsync(params string[] arguments)
    {
        var compiled = At("target/compiled");
        if (Directory.Exists(compiled))
        {
            Directory.Delete(compiled, recursive: true);
        }

        var run = Start(["run", .. arguments]);
        await UntilAsync(() => run.HasEnded || (Directory.Exists(compiled) && Directory.GetFiles(compiled, "endless.sql", SearchOption.AllDirectories).Length > 0));
        Assert.False(run.HasEnded, "the run ended before the endless test");
        return run;
    }

    public static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Delay(10, Cancellation);
        }
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    string Later(string file) => At($"later/{Path.GetFileName(file)}");
}
