namespace Kept.Tests.Runs;

/// <summary>How a record of a random file is made.</summary>
enum Saying
{
    Says,
    Deletes,

    /// <summary>Without a key.</summary>
    Nameless,

    /// <summary>With a key, and a value that cannot be read.</summary>
    Wrong,

    /// <summary>Not a record at all.</summary>
    Broken,
}

/// <summary>One record of a random file, by small numbers of which each entity makes its own values.</summary>
sealed record Said(Saying How, int Key, int First, int Second, int Third)
{
    public bool IsAccepted => How is Saying.Says or Saying.Deletes;

    public override string ToString() => $"{How}({Key}: {First} {Second} {Third})";
}
