namespace Kept.Worlds.Reality;

/// <summary>The names of clinics and of the towns they stand in.</summary>
static class Places
{
    static readonly string[] towns =
    [
        "Ashford", "Łódź", "Brighton", "Köln", "Cardiff", "Gießen", "Dundee", "São Tomé", "Exeter", "北海",
        "Falmouth", "Málaga", "Glasgow", "Århus", "Hexham", "Besançon", "Ipswich", "Tromsø", "Kendal", "Győr",
    ];

    static readonly string[] patrons =
    [
        "St Mary", "Łucja", "Riverside", "Elm Street", "Großfeld", "Harbour", "Père Lachaise", "Meadow", "北方", "Queen's",
        "O'Connell", "Mill Lane", "Hilltop", "Åsgård", "Victoria", "Orchard", "St Jérôme",
    ];

    static readonly string[] kinds =
        ["Clinic", "Health Centre", "Surgery", "Medical Practice, East Wing", "\"Open Door\" Clinic", "Outpatients"];

    public static string Town(int index) => towns[index % towns.Length];

    public static string ClinicName(int index)
    {
        var name = $"{patrons[index % patrons.Length]} {kinds[index % kinds.Length]}";
        var round = index / (patrons.Length * kinds.Length);
        return round == 0 ? name : $"{name} {round + 1}";
    }
}
