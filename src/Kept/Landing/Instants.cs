using Kept.Contracts;
using Kept.Warehouses;

namespace Kept.Landing;

/// <summary>
/// UTC instants of local dates and times, for feeds that name their zone. Where the date is not given, the day is the one
/// that brings the time nearest to the moment it belongs to: a time of day alone can lie across midnight.
/// </summary>
static class Instants
{
    /// <summary>The instant, null where its date or time is unknown or the feed has no zone.</summary>
    /// <param name="column">A contract column with the role instant.</param>
    /// <param name="zone">The feed's zone, or null.</param>
    /// <param name="value">Spells a contract column's value.</param>
    public static string Read(ContractColumn column, string? zone, Func<string, string> value)
    {
        if (zone is null)
        {
            return "null::timestamp";
        }

        var moment = $"({value(column.Of[0])} + {value(column.Of[1])})";
        if (column.Near.Count == 2)
        {
            var near = $"({value(column.Near[0])} + {value(column.Near[1])})";
            var sameDay = $"({value(column.Near[0])} + {value(column.Of[1])})";
            moment = $"coalesce({moment}, {Nearest(sameDay, near)})";
        }

        return $"timezone('UTC', timezone({Sql.Text(zone)}, {moment}))";
    }

    static string Nearest(string moment, string near) =>
        $"{moment} + case when date_diff('minute', {near}, {moment}) <= -720 then interval 1 day " +
        $"when date_diff('minute', {near}, {moment}) > 720 then -interval 1 day else interval 0 day end";
}
