using System.Text;
using System.Text.Json;
using Kept.Tests.Runs;
using Xunit;

[assembly: AssemblyFixture(typeof(Kept.Tests.Plans.PlanWorlds))]

namespace Kept.Tests.Plans;

/// <summary>Two specialties of twenty appointments each, two patients, one clinic: small enough to say in advance what a plan must show.</summary>
static class PlanWorkspace
{
    public const string Patients = "patient_id,first_name,last_name,op\n1,Ada,Secretname,\n2,Bob,Other,\n3,Cy,Nobody,\n";

    public static async Task<RunWorkspace> CreateAsync()
    {
        var workspace = new RunWorkspace(Directory.CreateTempSubdirectory("kept-plan-").FullName);
        workspace.Write("kept.yml", "version: 1\n");
        workspace.Write("feeds/appointments.yml", "path: data/appointments*.csv\nentities:\n  appointments: {}\n");
        workspace.Write("feeds/patients.yml", "path: data/patients.csv\ndelete_when: op = 'D'\nentities:\n  patients: {}\n");
        workspace.Write("data/patients.csv", Patients);
        workspace.Write("data/appointments.csv", Appointments());
        await workspace.DoneAsync("run");
        return workspace;
    }

    /// <summary>Appointments 1 to 20 in Cardiology, 21 to 40 in Dermatology; patient 1 has the odd ones, patient 2 the even ones.</summary>
    public static string Appointments(params int[] missed)
    {
        var text = new StringBuilder("appointment_id,patient_id,clinic_id,specialty,scheduled_date,scheduled_time,status\n");
        for (var i = 1; i <= 40; i++)
        {
            text.Append($"{i},{2 - (i % 2)},7,{(i <= 20 ? "Cardiology" : "Dermatology")},2024-03-{1 + (i % 28):00},09:00,{(i is 1 or 2 || missed.Contains(i) ? "DNA" : "attended")}\n");
        }

        return text.ToString();
    }

    public static JsonElement Table(this JsonElement plan, string name) => plan.GetProperty("tables").EnumerateArray().Single(table => table.GetProperty("table").GetString() == name);

    public static JsonElement Headline(this JsonElement plan, string question) =>
        plan.GetProperty("headlines").EnumerateArray().Single(headline => headline.GetProperty("question").GetString() == question);

    /// <summary>What happened to the rows of a table: added, changed, removed.</summary>
    public static (int Added, int Changed, int Removed) Rows(this JsonElement plan, string table) =>
        (plan.Table(table).GetProperty("added").GetInt32(), plan.Table(table).GetProperty("changed").GetInt32(), plan.Table(table).GetProperty("removed").GetInt32());

    public static string Verdict(this JsonElement plan) => plan.GetProperty("verdict").GetString()!;

    /// <summary>All files of a workspace that are not the plan's own, with what they hold.</summary>
    public static Dictionary<string, string> Files(this RunWorkspace workspace) => Directory.GetFiles(workspace.Root, "*", SearchOption.AllDirectories)
        .Where(file => !file.StartsWith(workspace.At(".kept/"), StringComparison.Ordinal))
        .ToDictionary(file => file, file => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file))));

    public static bool HasPlan(this RunWorkspace workspace) => File.Exists(workspace.At(".kept/plan/kept/plan.json"));
}

/// <summary>The small workspace, run once; each test works on a copy.</summary>
public sealed class PlanWorlds : IAsyncDisposable
{
    readonly Lazy<Task<RunWorkspace>> small = new(PlanWorkspace.CreateAsync);

    internal async Task<RunWorkspace> SmallAsync() => (await small.Value).Copy();

    public async ValueTask DisposeAsync()
    {
        if (small.IsValueCreated)
        {
            (await small.Value).Dispose();
        }
    }
}
