using System.Data.Common;
using Kept.Warehouses;

namespace Kept.Predict.Features;

/// <summary>Streams the features from the warehouse into columns; rows are never objects.</summary>
/// <param name="warehouse">What was last published.</param>
/// <param name="query">The project's model <c>features_attendance</c>, compiled.</param>
public sealed class FeatureReader(Warehouse warehouse, string query)
{
    /// <summary>Columns that say who, when and what became of it; no input.</summary>
    static readonly string[] Facts = ["appointment_id", "moment", "known_before", "scheduled_on", "outcome", "missed", "patient_id", "overall_rate"];

    static readonly string[] Numbers = ["INT", "DOUBLE", "NUMERIC", "DECIMAL", "REAL", "FLOAT", "HUGEINT", "BOOL"];

    /// <summary>Reads the features of one moment, in the order of day and key, whatever the order in which they stand.</summary>
    /// <param name="moment">See <see cref="Moment"/>.</param>
    /// <param name="condition">SQL over the features, for example <c>outcome = 'pending'</c>; null: all rows.</param>
    /// <param name="cancellation">Stops it inside the engine.</param>
    public async Task<FeatureTable> ReadAsync(string moment, string? condition, CancellationToken cancellation)
    {
        var inputs = await InputsAsync(cancellation);
        var columns = inputs.Select(input => input.IsNumber ? $"cast({Sql.Name(input.Name)} as double precision)" : $"cast({Sql.Name(input.Name)} as varchar)");
        return await warehouse.ReadAsync($"""
            select appointment_id, patient_id, clinic_id, scheduled_on, cast(coalesce(missed, -1) as integer), {string.Join(", ", columns)}
            from (
            {query}
            ) as features where moment = {Sql.Text(moment)}{(condition is null ? "" : $" and {condition}")}
            order by scheduled_on, appointment_id
            """, rows => ReadAsync(rows, inputs, cancellation), cancellation);
    }

    async Task<List<Input>> InputsAsync(CancellationToken cancellation) => [.. (await warehouse.DescribeAsync(query, cancellation))
        .Where(column => !Facts.Contains(column.Name))
        .Select(column => new Input(column.Name, column.Name != "clinic_id" && Numbers.Any(column.Type.ToUpperInvariant().Contains)))];

    static async Task<FeatureTable> ReadAsync(DbDataReader rows, List<Input> inputs, CancellationToken cancellation)
    {
        var (appointments, patients, clinics) = (new List<long>(), new List<long>(), new List<long>());
        var (days, missed) = (new List<int>(), new List<sbyte>());
        var columns = inputs.ConvertAll(input => new ColumnBuilder(input.Name, input.IsNumber));
        while (await rows.ReadAsync(cancellation))
        {
            appointments.Add(rows.GetInt64(0));
            patients.Add(rows.GetInt64(1));
            clinics.Add(rows.GetInt64(2));
            days.Add(DateOnly.FromDateTime(rows.GetDateTime(3)).DayNumber);
            missed.Add((sbyte)rows.GetInt32(4));
            for (var i = 0; i < columns.Count; i++)
            {
                columns[i].Add(rows, i + 5);
            }
        }

        return new FeatureTable
        {
            Appointments = [.. appointments],
            Patients = [.. patients],
            Clinics = [.. clinics],
            Days = [.. days],
            Missed = [.. missed],
            Columns = columns.ConvertAll(column => column.Build()),
        };
    }

    sealed record Input(string Name, bool IsNumber);
}
