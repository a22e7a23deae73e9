namespace Kept.Feeds;

/// <summary>The names of the encodings that a feed's files can have.</summary>
public static class TextEncoding
{
    /// <summary>UTF-8, with or without a byte order mark.</summary>
    public const string Utf8 = "utf-8";

    /// <summary>UTF-16 of either byte order.</summary>
    public const string Utf16 = "utf-16";

    /// <summary>ISO 8859-1: each byte is the character of its number.</summary>
    public const string Latin1 = "latin-1";
}
