using System.Globalization;
using System.Text.Json;
using Kept.Cli.Kernel;
using Kept.Predict.Registry;

namespace Kept.Cli.Hosting;

/// <summary>What the gate says of a model, for people and machines.</summary>
static class GateSummary
{
    /// <summary>Prints what does not hold, and the verdict.</summary>
    /// <param name="version">The model.</param>
    /// <param name="checks">What was looked at.</param>
    /// <param name="isOverridden">Whether a person has decided against the gate.</param>
    public static void Print(string version, IReadOnlyList<GateCheck> checks, bool isOverridden = false)
    {
        var failed = checks.Where(check => !check.Passes).ToList();
        Terminal.Line();
        if (ReleaseGate.IsPassed(checks))
        {
            Terminal.Line($"Passes the gate ({Human.Count(checks.Count, "check")}): {version} is active now");
            return;
        }

        Terminal.Heading(failed.Count == 0 ? "Cannot pass the gate: it was trained on all days, and none is left to test it on" : $"Does not pass the gate: {failed.Count} of {Human.Count(checks.Count, "check")}");
        Terminal.Table(TableView.Of(["rule", "of", ">found", ">bound"], failed.Select(check => (IReadOnlyList<string>)
            [check.Rule, check.Of, Number(check.Found), $"at {(check.IsMost ? "most" : "least")} {Number(check.Bound)}"])));
        Terminal.Line(isOverridden ? $"{version} is active now, against the gate; the reason is on record" : $"To use it all the same, and put on record why: {Terminal.Command} predict activate {version} --override REASON");
    }

    public static void Write(Utf8JsonWriter json, IReadOnlyList<GateCheck> checks)
    {
        json.WriteStartArray("gate");
        foreach (var check in checks)
        {
            json.WriteStartObject();
            json.WriteString("rule", check.Rule);
            json.WriteString("of", check.Of);
            json.WriteNumberOrNull("found", check.Found);
            json.WriteNumber(check.IsMost ? "at_most" : "at_least", check.Bound);
            json.WriteBoolean("passes", check.Passes);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    static string Number(double number) => double.IsFinite(number) ? number.ToString("0.000", CultureInfo.InvariantCulture) : "not computable";
}
