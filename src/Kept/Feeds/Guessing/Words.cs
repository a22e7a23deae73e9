namespace Kept.Feeds.Guessing;

/// <summary>What sources call the contract's columns, the likeliest name first. The contract's own name needs no place here.</summary>
static class Words
{
    static readonly Dictionary<string, string> Special = new()
    {
        ["patients.patient_id"] = "patientno patientnumber patientref patientidentifier patid nhsnumber nhsno nhs mrn medicalrecordnumber hospitalnumber personid subjectid pid patient",
        ["patients.first_name"] = "firstname givenname given forename fname patientfirstname",
        ["patients.last_name"] = "lastname familyname family surname lname patientlastname",
        ["patients.gender"] = "sex patientgender patientsex",
        ["patients.dob"] = "dateofbirth birthdate birthday born patientdob",
        ["patients.created_at"] = "patientcreatedat registeredat registrationdate registered",
        ["clinics.clinic_id"] = "clinicno cliniccode siteid sitecode locationid locationcode facilityid practiceid practicecode unitid clinic site facility practice neighbourhood neighborhood location place",
        ["clinics.clinic_name"] = "sitename locationname facilityname practicename clinic site facility practice neighbourhood neighborhood location place",
        ["clinics.location"] = "cliniclocation address city town neighbourhood neighborhood area district place postcode",
        ["clinics.created_at"] = "cliniccreatedat openedat opened",
        ["appointments.appointment_id"] = "appointmentno appointmentnumber appointmentref apptid apptno apptref bookingid bookingno bookingref visitid visitno visitref encounterid appointment appt booking visit encounter",
        ["appointments.priority"] = "urgency triage triagecategory referralpriority",
        ["appointments.specialty"] = "speciality specialism department dept service treatmentfunction discipline",
        ["appointments.hospital"] = "hosp hospitalname trust provider providername organisation",
        ["appointments.scheduled_date"] = "appointmentdate appointmentday apptdate apptday dateofappointment appointmentdatetime appointmentat appointmentstart scheduledstart scheduledat scheduleddatetime scheduledfor slotdate slotstart visitdate sessiondate planneddate scheduledday",
        ["appointments.scheduled_time"] = "appointmenttime appttime timeofappointment slottime plannedtime appointmentstarttime scheduledstarttime",
        ["appointments.actual_date"] = "seendate attendeddate actualday",
        ["appointments.actual_time"] = "actualstarttime actualstart seenat seentime timeseen seen startedat starttime consultationstart treatmentstart",
        ["appointments.created_at"] = "bookedat bookedon booked bookingdate bookingdatetime bookingtime datebooked schedulingdate scheduledon scheduledday",
        ["appointments.status"] = "appointmentstatus apptstatus outcome attendance attendancestatus attended noshow didnotattend dna missed showedup state",
        ["predictions.prediction_id"] = "predid scoreid",
        ["predictions.prediction_batch"] = "batch batchid batchname runid modelrun modelversion",
        ["predictions.probability_dna"] = "pdna dnaprobability probabilitynoshow noshowprobability probnoshow probdna pnoshow probability prob riskscore risk score likelihood",
        ["predictions.created_at"] = "predictedat scoredat generatedat predictiondate",
    };

    // These mean something only of what the file is mainly about.
    static readonly Dictionary<string, string> General = new()
    {
        ["patient_id"] = "id no number identifier uuid",
        ["clinic_id"] = "id no number code identifier uuid",
        ["clinic_name"] = "name title",
        ["appointment_id"] = "id no number identifier uuid",
        ["prediction_id"] = "id no number identifier uuid",
        ["scheduled_date"] = "date day start startdate",
        ["scheduled_time"] = "time",
        ["created_at"] = "createdat created createdon datecreated creationdate timestamp",
    };

    /// <summary>The names of a column whose "yes" says that the patient did not come.</summary>
    public static readonly string[] Missed = ["noshow", "didnotattend", "dna", "missed"];

    /// <summary>The end of a JSON path must be longer than this to speak for itself: <c>patient.id</c> is not just any id.</summary>
    public const int ShortestAlone = 3;

    /// <summary>Whether there are words for a column here; of others the contract says them.</summary>
    public static bool HasWords(string entity, string column) => Special.ContainsKey($"{entity}.{column}");

    /// <summary>The likely names of a column, best first, in the form of <see cref="Plain"/>.</summary>
    /// <param name="entity">The entity whose column it is; of a reference the entity that it refers to.</param>
    /// <param name="column">The contract column.</param>
    /// <param name="isMain">Whether the file is mainly about the entity.</param>
    public static IReadOnlyList<string> For(string entity, string column, bool isMain)
    {
        string[] own = column == "created_at" && !isMain ? [] : [Plain(column)];
        return [.. own, .. Split(Special, $"{entity}.{column}"), .. isMain ? Split(General, column) : []];
    }

    /// <summary>A name without case, spaces and punctuation; of a JSON path without the places in arrays.</summary>
    public static string Plain(string name) =>
        string.Concat(name.Split('.').Where(part => !int.TryParse(part, out _)).SelectMany(part => part).Where(char.IsLetterOrDigit)).ToLowerInvariant();

    static string[] Split(Dictionary<string, string> words, string key) => words.TryGetValue(key, out var text) ? text.Split(' ') : [];
}
