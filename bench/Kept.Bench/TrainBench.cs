using System.Text.Json;

namespace Kept.Bench;

/// <summary>What <c>kept predict train</c> takes, from the features to a judged model.</summary>
static class TrainBench
{
    public static async Task RunAsync(long appointments, int rounds)
    {
        var workspace = await TrainedWorld.MakeAsync(appointments);
        var measures = new List<Measure>();
        for (var round = 1; round <= rounds; round++)
        {
            measures.Add(await Child.MeasureAsync(Path.Combine(workspace, "feeds"), Commands.Kept, "predict", "train", "--workspace", workspace, "--quiet"));
            Console.Error.WriteLine($"{round}/{rounds}: {measures[^1].Seconds:0.0} s, {measures[^1].CpuSeconds:0.0} CPU-s, {measures[^1].PeakBytes >> 20} MB");
        }

        var seconds = measures.Select(measure => measure.Seconds).Order().ToList();
        var cpu = measures.Select(measure => measure.CpuSeconds).Order().ToList();
        using var model = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(await TrainedWorld.ModelAsync(workspace), "model.json")));
        var tuning = model.RootElement.GetProperty("tuning");
        Results.Write($"train-{appointments}", $"./bench/run train --appointments {appointments} --rounds {rounds}", $"""
            `kept predict train` on a generated world of {appointments:N0} appointments: features read, settings tried, both models fitted, tested, judged by the gate. {model.RootElement.GetProperty("rows").GetInt32():N0} appointments were trained on, {tuning.GetProperty("trees").GetInt32():N0} trees of {tuning.GetProperty("boosting").GetProperty("leaves").GetInt32()} leaves were made.

            | min s | median s | max s | CPU s | peak MB |
            | ---: | ---: | ---: | ---: | ---: |
            | {seconds[0]:0.0} | {seconds[seconds.Count / 2]:0.0} | {seconds[^1]:0.0} | {cpu[cpu.Count / 2]:0.0} | {measures.Max(measure => measure.PeakBytes) >> 20:N0} |
            """);
    }
}
