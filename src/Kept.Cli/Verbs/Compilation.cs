using Kept.Models;
using Kept.Questions;
using Kept.Warehouses;
using Kept.Workspaces;

namespace Kept.Cli.Verbs;

/// <summary>Turns a question's file into SQL by the project's own models, macros and variables.</summary>
static class Compilation
{
    public static string Compile(Workspace workspace, Question question, IReadOnlyDictionary<string, string> values, Dialect dialect)
    {
        var project = ModelProject.Load(workspace.ProjectDirectories, workspace.Vars, dialect.Name);
        var vars = values.ToDictionary(value => value.Key, value => (object?)value.Value);
        return project.CompileAnalysis(Path.GetFileNameWithoutExtension(question.File), vars);
    }
}
