using Kept.Worlds.Reality;

namespace Kept.Worlds.Writing;

/// <summary>Appointments of the main group: British dates, its own words, a delete flag, and a column nobody asked for.</summary>
sealed class MainAppointments : AppointmentRows
{
    static readonly string[] channels = ["web", "phone", "desk", "letter"];
    static readonly string[] states = ["Attended", "DNA", "Cancelled", "Booked"];

    readonly byte[][] priorities, specialties, hospitals, statuses, ways;

    public MainAppointments(Setting setting) : base(setting, ',')
    {
        priorities = Quoted(Vocabulary.Priorities);
        specialties = Quoted(Vocabulary.Specialties);
        hospitals = Quoted(Vocabulary.Hospitals);
        statuses = Quoted(states);
        ways = Quoted(channels);
    }

    public override string Header => "appt_no,patient_no,site,priority,dept,hospital,date,time,seen,state,booked,channel,op\n";

    protected override void Fields(Sink sink, in Visit row, Flaw flaw)
    {
        Keys(sink, row, flaw);
        Field(sink, priorities[row.Priority]);
        Field(sink, specialties[row.Specialty], flaw);
        Field(sink, hospitals[row.Hospital]);
        Times(sink, row, flaw);
        Field(sink, statuses[(int)row.Status]);
        sink.BritishDay(row.BookedDay);
        sink.Byte(' ');
        sink.ClockSeconds(row.BookedSecond);
        Next(sink);
        Field(sink, ways[row.BookedSecond % ways.Length]);
        sink.Byte(row.IsDeleted ? 'D' : 'U');
    }

    void Keys(Sink sink, in Visit row, Flaw flaw)
    {
        if (flaw != Flaw.MissingKey)
        {
            sink.Number(row.Number);
        }

        Next(sink);
        sink.Number(Patient(row));
        Next(sink);
        sink.Number(Clinic(row));
        Next(sink);
    }

    void Times(Sink sink, in Visit row, Flaw flaw)
    {
        if (flaw == Flaw.UnreadableDate)
        {
            sink.Text("31/02/2024"u8);
        }
        else
        {
            sink.BritishDay(row.Day);
        }

        Next(sink);
        sink.Clock(row.Minute);
        Next(sink);
        if (row.StartSecond != Visit.NotSeen)
        {
            sink.ClockSeconds(row.StartSecond);
        }

        Next(sink);
    }
}
