namespace Kept.Predict.Features;

/// <summary>Appointments as columns, by day and then by key: who and when, what is to be learnt, and the inputs.</summary>
public sealed class FeatureTable
{
    /// <summary>How many appointments there are.</summary>
    public int Count => Days.Length;

    /// <summary>The key of each appointment.</summary>
    public required long[] Appointments { get; init; }

    /// <summary>The key of each appointment's patient.</summary>
    public required long[] Patients { get; init; }

    /// <summary>The key of each appointment's clinic.</summary>
    public required long[] Clinics { get; init; }

    /// <summary>The day of each appointment, in days since 1 January of the year 1.</summary>
    public required int[] Days { get; init; }

    /// <summary>1 missed, 0 attended, -1 neither or not known yet.</summary>
    public required sbyte[] Missed { get; init; }

    /// <summary>The inputs.</summary>
    public required IReadOnlyList<FeatureColumn> Columns { get; init; }

    /// <summary>An input by its name; null when there is none.</summary>
    public FeatureColumn? Find(string name) => Columns.FirstOrDefault(column => column.Name == name);

    /// <summary>The rows that a condition holds for.</summary>
    public FeatureTable Where(Func<int, bool> condition) => At([.. Enumerable.Range(0, Count).Where(condition)]);

    /// <summary>Some of the rows, in the order given.</summary>
    public FeatureTable At(int[] rows) => new()
    {
        Appointments = Array.ConvertAll(rows, row => Appointments[row]),
        Patients = Array.ConvertAll(rows, row => Patients[row]),
        Clinics = Array.ConvertAll(rows, row => Clinics[row]),
        Days = Array.ConvertAll(rows, row => Days[row]),
        Missed = Array.ConvertAll(rows, row => Missed[row]),
        Columns = [.. Columns.Select(column => column.At(rows))],
    };

    /// <summary>The same rows with other inputs.</summary>
    public FeatureTable With(IReadOnlyList<FeatureColumn> columns) => new()
    {
        Appointments = Appointments,
        Patients = Patients,
        Clinics = Clinics,
        Days = Days,
        Missed = Missed,
        Columns = columns,
    };

    /// <summary>The same rows as they stand before anything is known of what became of them.</summary>
    public FeatureTable WithoutOutcomes() => new()
    {
        Appointments = Appointments,
        Patients = Patients,
        Clinics = Clinics,
        Days = Days,
        Missed = [.. Enumerable.Repeat((sbyte)-1, Count)],
        Columns = Columns,
    };

    /// <summary>The days of appointments whose outcome is known, each once, in order.</summary>
    public List<int> LabelledDays() => [.. Days.Where((_, row) => Missed[row] >= 0).Distinct().Order()];
}
