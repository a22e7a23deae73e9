using Kept.Tests.Runs;
using Kept.Tests.Support;

namespace Kept.Tests.Extending;

/// <summary>Copies of the example workspace with clinicians.</summary>
static class ClinicianWorkspace
{
    const string Feed = "path: data/clinicians.csv\nentities:\n  clinicians:\n    clinician_id: staff_code\n    first_name: forename\n    last_name: surname\n    specialty: specialism\n    created_at: registered_on\n";

    static readonly string Example = Repository.At("docs/examples/clinicians");

    /// <summary>As it is before anything is added to the built-in project.</summary>
    public static RunWorkspace Plain() => Copy(file => !file.StartsWith("warehouse", StringComparison.Ordinal));

    /// <summary>As it is when all of the page is done.</summary>
    public static RunWorkspace Extended()
    {
        var workspace = Copy(_ => true);
        workspace.Write("feeds/clinicians.yml", Feed);
        return workspace;
    }

    /// <summary>Does the rest of the page.</summary>
    public static void Extend(RunWorkspace workspace)
    {
        CopyTo(workspace.Root, file => file.StartsWith("warehouse", StringComparison.Ordinal));
        workspace.Write("feeds/clinicians.yml", Feed);
    }

    static RunWorkspace Copy(Func<string, bool> isWanted)
    {
        var root = Directory.CreateTempSubdirectory("kept-extend-").FullName;
        CopyTo(root, isWanted);
        return new RunWorkspace(root);
    }

    static void CopyTo(string root, Func<string, bool> isWanted)
    {
        foreach (var file in Directory.GetFiles(Example, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Example, path)).Where(isWanted))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(root, file))!);
            File.Copy(Path.Combine(Example, file), Path.Combine(root, file));
        }
    }
}
