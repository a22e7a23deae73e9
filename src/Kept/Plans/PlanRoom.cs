using Kept.Runs;
using Kept.Workspaces;

namespace Kept.Plans;

/// <summary>Whether the disk has room for a plan.</summary>
static class PlanRoom
{
    /// <summary>File systems on which a copy shares its blocks with the original.</summary>
    static readonly HashSet<string> Sharing = new(["btrfs", "xfs", "apfs", "bcachefs", "refs"], StringComparer.OrdinalIgnoreCase);

    /// <summary>About what a plan takes: the copy, what a rebuild makes anew, and what lands.</summary>
    public static long Need(long warehouse, bool isRebuild, long files, bool isShared) =>
        (isShared ? 0 : warehouse) + (isRebuild ? warehouse : warehouse / 10) + files;

    /// <exception cref="PlanException">There is not enough.</exception>
    public static void MustSuffice(Workspace workspace, RunPlan run)
    {
        var directory = Path.GetDirectoryName(workspace.WarehousePath)!;
        var drive = new DriveInfo(directory);
        var warehouse = File.Exists(workspace.WarehousePath) ? new FileInfo(workspace.WarehousePath).Length : 0;
        var need = Need(warehouse, run.Build is BuildKind.Rebuild, run.Files.Sum(file => file.Bytes), Sharing.Contains(drive.DriveFormat));
        if (need > drive.AvailableFreeSpace)
        {
            throw new PlanException(
                $"a plan needs about {need / 1e6:N0} MB for its copy of the warehouse, and {drive.AvailableFreeSpace / 1e6:N0} MB are free in {directory}. Nothing was begun; make room, or see with less what would be read: kept run --dry-run");
        }
    }
}
