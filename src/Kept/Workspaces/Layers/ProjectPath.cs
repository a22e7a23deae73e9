namespace Kept.Workspaces.Layers;

/// <summary>Places in a dbt project's directory.</summary>
static class ProjectPath
{
    const string SettingsName = "dbt_project.yml";

    /// <summary>The file of the project's settings, whether it exists or not.</summary>
    public static string Settings(string directory) => Path.Combine(directory, SettingsName);

    /// <summary>A file as the person would name it: <c>warehouse/models/gold/x.sql</c>.</summary>
    public static string Show(string directory, string file) =>
        $"{Path.GetFileName(Path.GetFullPath(directory).TrimEnd('/', '\\'))}/{Path.GetRelativePath(directory, file).Replace('\\', '/')}";

    /// <summary>Whether the directory is a project of its own: its settings give it a name. Others are laid over one that has.</summary>
    /// <exception cref="ConfigurationException">The settings are not readable.</exception>
    public static bool IsWhole(string directory) =>
        File.Exists(Settings(directory)) && StrictYaml.Load(Settings(directory), Show(directory, Settings(directory)))["name"] is not null;
}
