namespace Kept.Worlds.Writing;

/// <summary>First names by gender and last names.</summary>
sealed record Names(string[][] First, string[] Last)
{
    /// <summary>Names that Latin-1 can write.</summary>
    public static Names Western { get; } = new(
        [
            [
                "Amélie", "Beatrice", "Chloë", "Daisy", "Edith", "Freya", "Grace", "Hélène", "Ingrid", "Jasmine",
                "Katharina", "Lucía", "Mónica", "Nadia", "Olivia", "Priya", "Rosa", "Søs", "Thérèse", "Zoë",
            ],
            [
                "André", "Bjørn", "Callum", "Dylan", "Émile", "Francis", "Günther", "Håkon", "Ivan", "José",
                "Kofi", "Luís", "Mohammed", "Nils", "Owen", "Pádraig", "Rafael", "Sam", "Tomás", "William",
            ],
            ["Alex", "Blake", "Charlie", "Jordan", "Noël", "Renée", "Robin", "Sasha"],
        ],
        [
            "Adeyemi", "Ångström", "Bennett", "Björk", "Carter", "Da Silva", "Dvorák", "Evans", "Fernández", "Großmann",
            "Hughes", "Ibrahim", "Jørgensen", "Khan", "Lefèvre", "MacDonald", "Muñoz", "Müller", "Nguyen", "Núñez",
            "O'Brien", "O'Connor", "Okafor", "Patel", "Quinn", "Roberts", "Sánchez", "Smith", "Smith-Jones", "Straße",
            "Taylor", "Thomas", "Thompson", "Þórsson", "Ünal", "Van den Berg", "Walker", "Weiß", "Williams", "Yilmaz",
        ]);

    /// <summary>Names from anywhere.</summary>
    public static Names World { get; } = new(
        [
            [.. Western.First[0], "Łucja", "Małgorzata", "Şebnem", "Željka", "Ольга", "Ελένη", "美咲", "小芳"],
            [.. Western.First[1], "Łukasz", "Đorđe", "Çağlar", "Ștefan", "Дмитрий", "Γιώργος", "健太", "小龙"],
            [.. Western.First[2], "Сaша", "真"],
        ],
        [
            .. Western.Last, "Łukaszewicz", "Wiśniewski", "Dvořák", "Şahin", "Đorđević", "Ionuț", "Иванова", "Παπαδόπουλος",
            "北川", "山田", "王", "김",
        ]);
}
