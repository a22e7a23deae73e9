namespace Kept.Worlds.Reality;

/// <summary>Lives one doctor's day: who comes, what becomes of it, and when they are seen.</summary>
sealed class Encounter
{
    readonly Setting setting;
    readonly Dice dice;
    readonly Booking booking;
    readonly Risk risk;
    readonly Scorer scorer;
    readonly Queue queue;
    readonly Memory memory;
    readonly long[] numbers;
    int day;
    DayOfWeek weekday;
    int month;

    public Encounter(Setting setting)
    {
        this.setting = setting;
        dice = new Dice(setting.Seed, 2);
        booking = new Booking(dice, setting.Horizon.Today);
        risk = new Risk(setting.Seed);
        scorer = new Scorer(dice, setting.Horizon.First);
        queue = new Queue(dice);
        memory = new Memory(setting.Patients);
        numbers = new long[setting.Groups.Count];
    }

    public void Begin(int day)
    {
        this.day = day;
        var date = DateOnly.FromDayNumber(day);
        (weekday, month) = (date.DayOfWeek, date.Month);
    }

    public void Live(Clinic clinic, Span<Visit> visits)
    {
        queue.Open(clinic, Session.Minute(clinic, 0, visits.Length));
        for (var place = 0; place < visits.Length; place++)
        {
            ref var visit = ref visits[place];
            visit = Ask(clinic, Session.Minute(clinic, place, visits.Length));
            booking.Book(ref visit);
            var logit = risk.Of(visit, clinic, memory.Of(visit.Patient), weekday, month);
            scorer.Score(ref visit, logit);
            visit.Status = Outcome(visit, logit);
            visit.StartSecond = visit.Status == VisitStatus.Attended ? queue.See(visit.Minute) : Visit.NotSeen;
            memory.Add(visit.Patient, visit.Status);
        }
    }

    Visit Ask(Clinic clinic, int minute) => new()
    {
        Number = ++numbers[clinic.Group.Index],
        Patient = Whom(clinic),
        Clinic = clinic.Index,
        Day = day,
        Minute = minute,
        Priority = (byte)(dice.Below(20) switch { < 3 => 0, < 14 => 1, _ => 2 }),
        Specialty = (byte)((clinic.FirstSpecialty + dice.Below(3)) % Vocabulary.Specialties.Length),
        Hospital = (byte)clinic.Hospital,
    };

    // Mostly the clinic's own patients, some of them often; now and then anyone of the group.
    int Whom(Clinic clinic)
    {
        if (clinic.Places == 0 || dice.Chance(0.08))
        {
            return clinic.Group.PatientAt(dice.Below(clinic.Group.Patients));
        }

        var place = dice.Below(clinic.Places);
        return clinic.Group.PatientAt(clinic.FirstPlace + (dice.Chance(0.5) ? place : dice.Below(place + 1)));
    }

    VisitStatus Outcome(in Visit visit, double logit)
    {
        var cancelled = dice.Chance(0.04 + 0.0005 * (visit.Day - visit.BookedDay));
        var missed = dice.Unit() < Curves.Logistic(logit);
        return cancelled ? VisitStatus.Cancelled
            : day >= setting.Horizon.Today ? VisitStatus.Booked
            : missed ? VisitStatus.Missed
            : VisitStatus.Attended;
    }
}
