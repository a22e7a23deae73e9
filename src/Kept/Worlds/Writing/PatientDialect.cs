namespace Kept.Worlds.Writing;

/// <summary>How a source writes its patients: ids of a fixed width (0: plain numbers), its words for female, male and other.</summary>
sealed record PatientDialect(
    string Header, char Delimiter, Names Names, string[] Genders, int IdWidth, bool IsBritish)
{
    public static PatientDialect Plain { get; } = new(
        "patient_id,first_name,last_name,gender,dob,created_at\n", ',', Names.World, ["female", "male", "other"], 0, false);

    public static PatientDialect Main { get; } = new(
        "PatientNo;Forename;Surname;Sex;DateOfBirth;Registered\n", ';', Names.Western, ["F", "M", "X"], 0, true);

    public static PatientDialect North { get; } = new(
        "patient\tgiven\tfamily\tgender\tborn\tsince\n", '\t', Names.World, ["female", "male", "other"], NorthIds.Patient, false);
}
