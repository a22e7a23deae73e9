using Kept.Worlds.Reality;

namespace Kept.Worlds.Writing;

/// <summary>Appointments with the contract's own columns.</summary>
sealed class PlainAppointments : AppointmentRows
{
    readonly byte[][] priorities, specialties, hospitals, statuses;

    public PlainAppointments(Setting setting) : base(setting, ',')
    {
        priorities = Quoted(Vocabulary.Priorities);
        specialties = Quoted(Vocabulary.Specialties);
        hospitals = Quoted(Vocabulary.Hospitals);
        statuses = Quoted(Vocabulary.Statuses);
    }

    public override string Header =>
        "appointment_id,patient_id,clinic_id,priority,specialty,hospital,"
        + "scheduled_date,scheduled_time,actual_date,actual_time,created_at,status\n";

    protected override void Fields(Sink sink, in Visit row, Flaw flaw)
    {
        Keys(sink, row, flaw);
        Field(sink, priorities[row.Priority]);
        Field(sink, specialties[row.Specialty], flaw);
        Field(sink, hospitals[row.Hospital]);
        Scheduled(sink, row, flaw);
        Actual(sink, row);
        sink.IsoDay(row.BookedDay);
        sink.Byte(' ');
        sink.ClockSeconds(row.BookedSecond);
        Next(sink);
        sink.Text(statuses[(int)row.Status]);
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

    void Scheduled(Sink sink, in Visit row, Flaw flaw)
    {
        if (flaw == Flaw.UnreadableDate)
        {
            sink.Text("2024-02-31"u8);
        }
        else
        {
            sink.IsoDay(row.Day);
        }

        Next(sink);
        sink.Clock(row.Minute);
        Next(sink);
    }

    void Actual(Sink sink, in Visit row)
    {
        if (row.StartSecond != Visit.NotSeen)
        {
            sink.IsoDay(row.Day + row.StartSecond / 86_400);
            Next(sink);
            sink.ClockSeconds(row.StartSecond);
        }
        else
        {
            Next(sink);
        }

        Next(sink);
    }
}
