using CsCheck;
using Kept.Postgres;
using Kept.Tests.Runs;
using Kept.Workspaces;
using Xunit;

namespace Kept.Tests.Postgres;

/// <summary>
/// A small database as a clinic has one, and a workspace with feeds of it: patients by a moment, appointments by a query with a
/// moment and a mark for what is gone, predictions by a number, clinics compared as a whole.
/// </summary>
sealed class ClinicDatabase : IAsyncDisposable
{
    const string Schema = """
        create table clinic (code text primary key, name text);
        insert into clinic values ('C0', 'Stays');
        create table patient (id integer primary key, name text, born date, changed timestamptz not null);
        create table appointment (id bigint primary key, patient integer, clinic text, at timestamp not null, seen time, gone boolean not null default false, changed timestamptz not null);
        create table prediction (no integer primary key, appointment bigint, risk numeric(4,3));
        """;

    static readonly Gen<int> Few = Gen.Int[1, 5];
    static readonly Gen<string> Names = Gen.OneOf(Gen.Const("Ann"), Gen.Const("O''Neil"), Gen.Const("Łucja"), Gen.Const(""), Gen.Const("李"));
    static readonly Gen<string> Days = Gen.Int[1, 28].Select(day => $"2024-02-{day:00}");

    /// <summary>Some changes between one reading and the next.</summary>
    public static Gen<List<List<string>>> Changes { get; } = Gen.OneOf(
        Gen.Select(Few, Names, Days, (id, name, day) => $"insert into patient values ({id}, '{name}', '{day}', clock_timestamp()) on conflict (id) do update set name = excluded.name, born = excluded.born, changed = excluded.changed"),
        Gen.Select(Few, Names, (code, name) => $"insert into clinic values ('C{code}', '{name}') on conflict (code) do update set name = excluded.name"),
        Few.Select(code => $"delete from clinic where code = 'C{code}'"),
        Gen.Select(Few, Few, Days, (id, who, day) => $"insert into appointment values ({id}, {who}, 'C{who}', '{day} 10:30', null, false, clock_timestamp()) on conflict (id) do update set at = excluded.at, gone = false, changed = excluded.changed"),
        Few.Select(id => $"update appointment set gone = true, changed = clock_timestamp() where id = {id}"),
        Few.Select(id => $"update appointment set seen = '10:41:30', changed = clock_timestamp() where id = {id}"),
        Gen.Select(Few, Gen.Int[0, 1000], (about, risk) => $"insert into prediction select coalesce(max(no), 0) + 1, {about}, {risk / 1000m} from prediction")).List[1, 6].List[2, 5];

    /// <summary>Queries on the database, and queries on staging that must give the same.</summary>
    public static IReadOnlyList<(string Theirs, string Ours)> Twins { get; } =
    [
        ("select cast(id as bigint), nullif(name, ''), born from patient order by id",
            "select patient_id, first_name, dob from staging.patients where _superseded_by is null order by 1"),
        ("select code, nullif(name, '') from clinic order by code",
            "select clinic_source_id, clinic_name from staging.clinics where _superseded_by is null and not _is_deleted order by 1"),
        ("select id, cast(patient as bigint), clinic, cast(at as date), cast(seen as text) from appointment where not gone order by id",
            "select appointment_id, patient_id, clinic_source_id, scheduled_date, actual_time::varchar from staging.appointments where _superseded_by is null and not _is_deleted order by 1"),
        ("select cast(no as bigint), appointment, cast(risk as double precision) from prediction order by no",
            "select prediction_id, appointment_id, probability_dna from staging.predictions where _superseded_by is null order by 1"),
    ];

    readonly ServerUrl url;
    readonly PostgresWarehouse session;

    ClinicDatabase(ServerUrl url, PostgresWarehouse session) => (this.url, this.session) = (url, session);

    /// <summary>The workspace that reads it.</summary>
    public RunWorkspace Program { get; } = new(Directory.CreateTempSubdirectory("kept-run-").FullName);

    public Workspace Workspace => Workspace.Open(Program.Root);

    public string Url => url.Text;

    public string Place => url.Place;

    public static async Task<ClinicDatabase> CreateAsync(PostgresServer server)
    {
        var url = await server.CreateAsync();
        var database = new ClinicDatabase(url, await url.ConnectAsync());
        await database.DoAsync(Schema);
        database.Program.Write("kept.yml", "version: 1\nsource: main\n");
        database.Feed("patients", "table: patient\ncursor: changed", "{patient_id: id, first_name: name, dob: born}");
        database.Feed("clinics", "table: public.clinic\nrows: snapshot", "{clinic_id: code, clinic_name: name}");
        database.Feed("predictions", "table: prediction\ncursor: no\noverlap: 2", "{prediction_id: no, appointment_id: appointment, probability_dna: risk}");
        database.Feed("appointments", """
            query: |
              select a.*, cast(at as date) as day, cast(at as time) as hour
              from appointment as a;
            cursor: changed
            delete_when: gone
            """, "{appointment_id: id, patient_id: patient, clinic_id: clinic, scheduled_date: day, scheduled_time: hour, actual_time: seen}");
        return database;
    }

    public Task<PostgresWarehouse> ConnectAsync() => url.ConnectAsync();

    public Task DoAsync(string sql) => session.ExecuteAsync(sql, TestContext.Current.CancellationToken);

    public async Task<List<string>> RowsAsync(string sql) =>
        [.. (await session.QueryAsync(sql, TestContext.Current.CancellationToken)).Rows.Select(row => Gold.Row(row))];

    public async ValueTask DisposeAsync()
    {
        await session.DisposeAsync();
        Program.Dispose();
    }

    void Feed(string entity, string definition, string columns) =>
        Program.Write($"feeds/{entity}.yml", $"path: {Url}\n{definition}\nentities:\n  {entity}: {columns}\n");
}
