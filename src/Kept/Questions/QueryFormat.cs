namespace Kept.Questions;

/// <summary>How the engine writes an answer.</summary>
public enum QueryFormat
{
    /// <summary>Comma-separated text with a header; an absent value is empty.</summary>
    Csv,

    /// <summary>One JSON array of objects.</summary>
    Json,

    /// <summary>One JSON object a line.</summary>
    Ndjson,

    /// <summary>Apache Parquet.</summary>
    Parquet,
}
