namespace Kept.Worlds.Reality;

/// <summary>The words that appointments choose from.</summary>
static class Vocabulary
{
    public static readonly string[] Specialties =
    [
        "Cardiology", "Dermatology", "Ear, Nose and Throat", "Endocrinology", "Gastroenterology", "General Practice",
        "Neurology", "Oncology", "Ophthalmology", "Orthopaedics", "Paediatrics", "Physiotherapy", "Psychiatry", "Urology",
    ];

    public static readonly string[] Hospitals =
    [
        "Royal Infirmary", "City General", "Hôpital Saint-Rémy", "Universitätsklinikum Süd", "Szpital Świętej Łucji",
        "County Hospital", "Harbour Hospital", "北 Memorial Hospital",
    ];

    public static readonly string[] Priorities = ["High", "Medium", "Low"];

    public static readonly string[] Statuses = ["attended", "missed", "cancelled", "booked"];
}
