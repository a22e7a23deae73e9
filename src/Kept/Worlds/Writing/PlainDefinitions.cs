namespace Kept.Worlds.Writing;

/// <summary>The feed definitions of a plain world.</summary>
static class PlainDefinitions
{
    public static IReadOnlyList<(string Name, string Yaml)> All { get; } =
    [
        Feed("patients", "patients*.csv"),
        Feed("clinics", "clinics.csv"),
        Feed("appointments", "appointments.csv"),
        Feed("predictions", "predictions.csv"),
    ];

    static (string, string) Feed(string entity, string path) => (entity, $$"""
        # The columns have the contract's own names: nothing to map.
        path: data/{{path}}
        format: csv
        entities:
          {{entity}}: {}

        """);
}
