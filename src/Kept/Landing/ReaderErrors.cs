using Kept.Warehouses;

namespace Kept.Landing;

/// <summary>
/// The records that the delimited-text reader could not read as records. They stand between the others, so they also
/// say by how much each other record's number in the file is greater than its place among the good ones.
/// </summary>
sealed class ReaderErrors(Warehouse warehouse, bool header)
{
    public const string Table = "structural_rejects";
    const string Shifts = "row_shifts";
    const string CarriedPlace = "_place";
    const string CarriedNumber = "_number";
    const int Bucket = 10;
    bool isCarried;

    /// <summary>Whether the last read set any record aside.</summary>
    public bool Any { get; private set; }

    /// <summary>Forgets earlier reads: the reader appends to its tables.</summary>
    public Task ForgetAsync(CancellationToken cancellation) => warehouse.ExecuteAsync(
        $"drop table if exists {CsvRows.ErrorTable}; drop table if exists {CsvRows.ScanTable}; drop table if exists {Table}", cancellation);

    /// <summary>Collects what the last read set aside, one row a record.</summary>
    /// <param name="goodTable">The table of the records that could be read.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task CollectAsync(string goodTable, CancellationToken cancellation)
    {
        await warehouse.ExecuteAsync($"create temp table if not exists {CsvRows.ErrorTable} (line ubigint, csv_line varchar, error_type varchar, byte_position ubigint)", cancellation);
        await warehouse.ExecuteAsync($"""
            create temp table {Table} as
            select (line - {(header ? 1 : 0)})::bigint as row_number, any_value(trim(csv_line, chr(10) || chr(13))) as raw,
              arg_min(error_type, byte_position)::varchar as error
            from {CsvRows.ErrorTable} group by line
            """, cancellation);
        Any = await warehouse.ScalarAsync<long>($"select count(*) from {Table}", cancellation) > 0;
        if (Any)
        {
            await CreateShiftsAsync(goodTable, cancellation);
        }
    }

    /// <summary>The column by which a record's place among the good ones is known.</summary>
    public string Place { get; private set; } = "rowid";

    /// <summary>The record's number in the file, from 1, as SQL over <c>i</c>.</summary>
    public string RowNumber => isCarried ? $"i.{CarriedNumber}" : Any
        ? "i.rowid + 1 + s.before + coalesce(len(list_filter(s.points, point -> point <= i.rowid + 1)), 0)"
        : "i.rowid + 1";

    /// <summary>The join that <see cref="RowNumber"/> needs.</summary>
    public string RowNumberJoin => Any && !isCarried ? $"join {Shifts} s on s.bucket = (i.rowid + 1) >> {Bucket}" : "";

    /// <summary>
    /// Of the k-th record set aside, at number r, the good record at place r - k + 1 and all after it stand one later.
    /// Places are put in buckets of 1,024 so that a record looks at a few points only.
    /// </summary>
    Task CreateShiftsAsync(string goodTable, CancellationToken cancellation) => warehouse.ExecuteAsync($"""
        create or replace temp table {Shifts} as
        with points as (
          select row_number - row_number() over (order by row_number) + 1 as point from {Table}
        ), filled as (
          select point >> {Bucket} as bucket, list(point) as points, count(*) as inside from points group by 1
        ), buckets as (
          select unnest(range(0, ((select count(*) from {goodTable}) >> {Bucket}) + 1))::bigint as bucket
        )
        select bucket, points, coalesce(sum(inside) over (order by bucket rows between unbounded preceding and 1 preceding), 0)::bigint as before
        from buckets left join filled using (bucket)
        """, cancellation);

    /// <summary>
    /// Brings the records to the engine that keeps them, where that is another than the one that reads files: each with its place
    /// and its number, which only the reader knows.
    /// </summary>
    public async Task CarryAsync(Warehouse keeper, IReadOnlyList<Incoming> incoming, CancellationToken cancellation)
    {
        if (ReferenceEquals(keeper, warehouse))
        {
            return;
        }

        foreach (var entity in incoming)
        {
            await keeper.TakeAsync(warehouse, entity.Table, $"""
                select i.* replace ({Writable(keeper, entity.Texts)}), i.rowid as {CarriedPlace}, {RowNumber} as {CarriedNumber} from {entity.Table} i {RowNumberJoin}
                """, cancellation);
        }

        await keeper.TakeAsync(warehouse, Table, $"select * replace ({Writable(keeper, ["raw"])}) from {Table}", cancellation);
        (isCarried, Place) = (true, CarriedPlace);
    }

    /// <summary>Texts that the keeper can hold: a character that it cannot is in rejected records only, which show a picture of it.</summary>
    static string Writable(Warehouse keeper, IEnumerable<string> texts) => string.Join(", ", texts.Select(text =>
        $"{(keeper.Dialect.Unwritable is { } unwritable ? $"replace({text}, {unwritable}, '\u2400')" : text)} as {text}"));

    /// <summary>Our names for the reader's errors, as a SQL CASE over <c>error</c>.</summary>
    public static string RuleCase => """
        case error when 'MISSING COLUMNS' then 'wrong_column_count' when 'TOO MANY COLUMNS' then 'wrong_column_count'
          when 'UNQUOTED VALUE' then 'bad_quoting' when 'INVALID ENCODING' then 'bad_encoding' when 'INVALID STATE' then 'bad_quoting'
          when 'LINE SIZE OVER MAXIMUM' then 'line_too_long' else 'unreadable_record' end
        """;

    /// <summary>The reason that goes with <see cref="RuleCase"/>.</summary>
    public static string ReasonCase(int columns) => $"""
        case error when 'MISSING COLUMNS' then 'expected {columns} columns, found fewer' when 'TOO MANY COLUMNS' then 'expected {columns} columns, found more'
          when 'UNQUOTED VALUE' then 'a quote opens or closes inside a value' when 'INVALID ENCODING' then 'bytes that the encoding does not have'
          when 'INVALID STATE' then 'a quote opens or closes inside a value'
          when 'LINE SIZE OVER MAXIMUM' then 'the record is too long to read' else lower(error) end
        """;
}
