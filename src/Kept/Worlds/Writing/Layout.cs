using System.Text;
using Kept.Worlds.Reality;

namespace Kept.Worlds.Writing;

/// <summary>Which files a world has, and how each is written.</summary>
abstract class Layout(WorldOptions options, Setting setting, string directory)
{
    readonly DayTexts days = new(setting.Horizon);
    ulong purpose = 100;

    /// <summary>The directory of the data files, in a world's directory.</summary>
    public const string Data = "data";

    protected Setting Setting { get; } = setting;

    /// <summary>The feed definitions: name and text.</summary>
    public abstract IReadOnlyList<(string Name, string Yaml)> Definitions { get; }

    /// <summary>The delete flag's feeds: whether a group's appointments can be deleted.</summary>
    public abstract bool Deletes(Group group);

    /// <summary>Opens the feeds of every group.</summary>
    public abstract IReadOnlyList<GroupFeeds> Open();

    /// <summary>The layout that the options ask for.</summary>
    public static Layout Of(WorldOptions options, Setting setting, string directory) => options.Formats == WorldFormats.Plain
        ? new PlainLayout(options, setting, directory)
        : new MixedLayout(options, setting, directory);

    /// <summary>The fates of one entity's rows, independent of every other's.</summary>
    public FateDice Fates(bool deletes = false, bool impossible = false) => new(Dice(), options.Mess, deletes, impossible);

    protected Outlet<T> Outlet<T>(string feed, string entity, Rows<T> rows, Encoding? encoding = null, string? corrections = null) =>
        new(feed, entity, rows, path => DataFile.Create(directory, path, rows, days, encoding), Dice(), corrections);

    protected static string At(string name) => $"{Data}/{name}";

    Dice Dice() => new(Setting.Seed, purpose++);
}
