using Kept.Warehouses;

namespace Kept.Landing;

/// <summary>One load: one file, one entity.</summary>
sealed record Load
{
    public required int Id { get; init; }

    public required int RunId { get; init; }

    public required string Feed { get; init; }

    public required string Source { get; init; }

    public required SourceFile File { get; init; }

    public required DateTime At { get; init; }

    /// <summary>Whether the file is corrected rejects: each record then carries the file and row that it came from first.</summary>
    public bool IsReplay { get; init; }

    /// <summary>Whether the file is as it was when it was read last, and only its feed reads it differently now.</summary>
    public bool IsReread { get; init; }

    /// <summary>Whether keys that the file does not name are to be deleted.</summary>
    public bool IsSnapshot { get; init; }

    public string FileSql => IsReplay ? "i._origin_file" : Sql.Text(File.Shown);

    public string RowSql(string rowNumber) => IsReplay ? "i._origin_row" : rowNumber;
}
