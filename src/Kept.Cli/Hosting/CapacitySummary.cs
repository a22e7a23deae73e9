using System.Globalization;
using System.Text.Json;
using Kept.Cli.Kernel;
using Kept.Predict;
using Kept.Predict.Capacity;
using Kept.Predict.Training;

namespace Kept.Cli.Hosting;

/// <summary>What is expected of sessions, for people and machines.</summary>
static class CapacitySummary
{
    const string Advice = "Advice only: it tells what to expect of a session, not of a person, and changes no booking.";

    public static void Tell(ModelFile model, IReadOnlyList<SessionForecast> forecasts, double limit, OutputFormat format)
    {
        if (format == OutputFormat.Json)
        {
            Terminal.Json(json => Write(json, model, "sessions", forecasts, Write));
            return;
        }

        Terminal.Heading(string.Create(CultureInfo.InvariantCulture, $"{forecasts[0].Session.Day:yyyy-MM-dd}, by model {model.Version}"));
        Terminal.Table(TableView.Of(["session", ">booked", ">expected to attend", ">in 95 of 100", ">overbooked by", ">idle minutes", ">overrun minutes"], forecasts.SelectMany(Rows)));
        Terminal.Line();
        foreach (var forecast in forecasts.Where(forecast => forecast.Overbooking.Count > 0))
        {
            Terminal.Line(string.Create(CultureInfo.InvariantCulture, $"{forecast.Session.Part}: {(forecast.Advised is { } extra ? $"up to {extra} more stay" : "not even what is booked stays")} within {limit:0.#} expected minutes of overrun"));
        }

        Terminal.Line($"{Advice} {UsePolicy.Rule}");
    }

    public static void Tell(ModelFile model, IReadOnlyList<CapacityBacktest> parts, OutputFormat format)
    {
        if (format == OutputFormat.Json)
        {
            Terminal.Json(json => Write(json, model, "backtest", parts, Write));
            return;
        }

        Terminal.Heading($"{model.TestDays[0]:yyyy-MM-dd} to {model.TestDays[1]:yyyy-MM-dd}, by model {model.Version}, which was trained on days before");
        Terminal.Table(TableView.Of(["session", ">sessions", ">booked", ">expected", ">attended", ">mean error", ">within interval", ">promised", ">dispersion"], parts.Select(part => (IReadOnlyList<string>)
        [
            part.Part, Human.Count(part.Sessions), Human.Count(part.Booked), Number(part.Expected), Human.Count(part.Attended), Number(part.MeanError),
            Percent(part.Coverage), Percent(part.Promised), part.Dispersion.ToString("0.00", CultureInfo.InvariantCulture),
        ])));
        Terminal.Line($"{Advice} {UsePolicy.Rule}");
    }

    static IEnumerable<IReadOnlyList<string>> Rows(SessionForecast forecast)
    {
        IReadOnlyList<string> start = [forecast.Session.Part, Human.Count(forecast.Session.Rows.Count), Number(forecast.Attending.Mean), $"{forecast.Low} to {forecast.High}"];
        return forecast.Overbooking.Count == 0 ? [[.. start, "", "", ""]]
            : forecast.Overbooking.Select(one => (IReadOnlyList<string>)[.. one.Extra == 0 ? start : ["", "", "", ""], Human.Count(one.Extra), Number(one.IdleMinutes), Number(one.OverrunMinutes)]);
    }

    static void Write<T>(Utf8JsonWriter json, ModelFile model, string name, IEnumerable<T> parts, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartObject();
        json.WriteString("model", model.Version);
        json.WriteString("policy", $"{Advice} {UsePolicy.Rule}");
        json.WriteStartArray(name);
        foreach (var part in parts)
        {
            json.WriteStartObject();
            write(json, part);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, SessionForecast forecast)
    {
        json.WriteNumber("clinic_id", forecast.Session.ClinicId);
        json.WriteString("date", forecast.Session.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("part", forecast.Session.Part);
        json.WriteNumber("booked", forecast.Session.Rows.Count);
        json.WriteNumber("expected", forecast.Attending.Mean);
        json.WriteNumber("low", forecast.Low);
        json.WriteNumber("high", forecast.High);
        json.WriteStartArray("overbooking");
        foreach (var one in forecast.Overbooking)
        {
            json.WriteStartObject();
            json.WriteNumber("extra", one.Extra);
            json.WriteNumber("idle_minutes", one.IdleMinutes);
            json.WriteNumber("overrun_minutes", one.OverrunMinutes);
            json.WriteBoolean("within_limit", one.IsWithinLimit);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    static void Write(Utf8JsonWriter json, CapacityBacktest part)
    {
        json.WriteString("part", part.Part);
        json.WriteNumber("sessions", part.Sessions);
        json.WriteNumber("booked", part.Booked);
        json.WriteNumber("expected", part.Expected);
        json.WriteNumber("attended", part.Attended);
        json.WriteNumber("mean_error", part.MeanError);
        json.WriteNumber("coverage", part.Coverage);
        json.WriteNumber("promised", part.Promised);
        json.WriteNumberOrNull("dispersion", part.Dispersion);
    }

    static string Number(double number) => number.ToString("0.0", CultureInfo.InvariantCulture);

    static string Percent(double share) => (100 * share).ToString("0.0 '%'", CultureInfo.InvariantCulture);
}
