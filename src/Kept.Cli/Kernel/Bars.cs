namespace Kept.Cli.Kernel;

/// <summary>Small horizontal bars, to an eighth of a character.</summary>
static class Bars
{
    const int Width = 20;
    const string Blocks = " ▏▎▍▌▋▊▉";

    /// <summary>The bar of each value; the greatest fills the width. Null when there is nothing to draw.</summary>
    public static IReadOnlyList<string>? Of(IReadOnlyList<double>? values) =>
        values is null ? null : [.. values.Select(value => Of(value / values.Max()))];

    static string Of(double share)
    {
        var eighths = (int)Math.Round(Math.Clamp(share, 0, 1) * Width * 8);
        var rest = eighths % 8 == 0 ? "" : Blocks[eighths % 8].ToString();
        return new string('█', eighths / 8) + rest;
    }
}
