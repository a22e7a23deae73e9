using System.Globalization;

namespace Kept.Bench;

/// <summary>The hand-written script on PostgreSQL, where a server is installed.</summary>
static class PostgresRival
{
    public static bool IsHere => Directory.Exists("/usr/lib/postgresql");

    /// <summary>The time is the script's, without making and starting the cluster; the memory of a server and its workers is not one process's to tell.</summary>
    public static async Task<Measure> MeasureAsync(PlainWorld world)
    {
        var said = (await Child.RunAsync(Path.Combine(Results.Root, "bench", "rivals", "postgres.sh"), world.Data)).Output
            .Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToList();
        return new Measure(said[1] - said[0], double.NaN, 0, (long)said[2]);
    }
}
