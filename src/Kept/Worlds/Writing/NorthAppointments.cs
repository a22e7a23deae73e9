using Kept.Worlds.Reality;

namespace Kept.Worlds.Writing;

/// <summary>Appointments of the second group: tabs, ids with leading zeros, codes, date and time in one column.</summary>
sealed class NorthAppointments : AppointmentRows
{
    readonly byte[][] specialties;

    public NorthAppointments(Setting setting) : base(setting, '\t') => specialties = Quoted(Vocabulary.Specialties);

    public override string Header => "ref\tpatient\tclinic\turgency\tspecialty\tslot\tstarted\toutcome\tmade_on\n";

    protected override void Fields(Sink sink, in Visit row, Flaw flaw)
    {
        Keys(sink, row, flaw);
        sink.Number(row.Priority + 1);
        Next(sink);
        Field(sink, specialties[row.Specialty], flaw);
        Times(sink, row, flaw);
        sink.Byte("ANCB"[(int)row.Status]);
        Next(sink);
        sink.IsoDay(row.BookedDay);
        sink.Byte('T');
        sink.ClockSeconds(row.BookedSecond);
    }

    void Keys(Sink sink, in Visit row, Flaw flaw)
    {
        if (flaw != Flaw.MissingKey)
        {
            sink.Padded(row.Number, NorthIds.Appointment);
        }

        Next(sink);
        sink.Padded(Patient(row), NorthIds.Patient);
        Next(sink);
        sink.Padded(Clinic(row), NorthIds.Clinic);
        Next(sink);
    }

    void Times(Sink sink, in Visit row, Flaw flaw)
    {
        if (flaw == Flaw.UnreadableDate)
        {
            sink.Text("soon"u8);
        }
        else
        {
            sink.IsoDay(row.Day);
            sink.Byte(' ');
            sink.Clock(row.Minute);
        }

        Next(sink);
        if (row.StartSecond != Visit.NotSeen)
        {
            sink.ClockSeconds(row.StartSecond);
        }

        Next(sink);
    }
}
