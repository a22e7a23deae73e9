using System.Globalization;

namespace Kept.Publishing;

/// <summary>
/// The published directory: <c>versions/7</c> holds all files of a version, <c>current</c> is a link to the newest. The one before
/// stays for those who still read it.
/// </summary>
sealed class Versions(string root)
{
    const string Aside = ".aside";

    /// <summary>What readers read.</summary>
    public string Current { get; } = Path.Combine(root, "current");

    string Folder { get; } = Path.Combine(root, "versions");

    /// <summary>The manifest of what readers see; null when they see nothing.</summary>
    public Manifest? Published => Manifest.Read(Current);

    /// <summary>Makes the directory of the next version; what a killed publishing left aside goes.</summary>
    public string Begin()
    {
        Directory.CreateDirectory(Folder);
        foreach (var left in Directory.GetDirectories(Folder, $"*{Aside}"))
        {
            Directory.Delete(left, recursive: true);
        }

        return Directory.CreateDirectory(Path.Combine(Folder, $"{Numbers.DefaultIfEmpty(0).Max() + 1}{Aside}")).FullName;
    }

    /// <summary>Shows readers the new version.</summary>
    public void Publish(string aside)
    {
        var before = Directory.Exists(Current) ? Directory.ResolveLinkTarget(Current, returnFinalTarget: true)?.FullName : null;
        var version = aside[..^Aside.Length];
        Directory.Move(aside, version);
        FileNames.PointTo(Current, Path.Combine("versions", Path.GetFileName(version)));
        foreach (var old in Numbers.Select(number => Path.Combine(Folder, number.ToString(CultureInfo.InvariantCulture))).Where(old => old != version && old != before))
        {
            Directory.Delete(old, recursive: true);
        }
    }

    IEnumerable<int> Numbers => Directory.GetDirectories(Folder)
        .Select(directory => int.TryParse(Path.GetFileName(directory), CultureInfo.InvariantCulture, out var number) ? number : 0).Where(number => number > 0);
}
