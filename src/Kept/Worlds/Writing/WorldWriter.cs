using Kept.Worlds.Reality;

namespace Kept.Worlds.Writing;

/// <summary>Writes a world's feeds while it is lived through, and counts what is true.</summary>
sealed class WorldWriter(WorldOptions options, Setting setting, Layout layout, IProgress<WorldProgress>? progress)
{
    readonly PatientArrival arrival = new(setting.Seed, options.Mess);
    readonly TruthCounter truth = new(setting);
    readonly FateDice predictionFates = layout.Fates();
    readonly FateDice[] appointmentFates = [.. setting.Groups.Select(group => layout.Fates(layout.Deletes(group), impossible: true))];
    long done;

    public async Task<(IReadOnlyList<FileManifest> Files, WorldTruth Truth)> WriteAsync(CancellationToken cancellation)
    {
        var feeds = layout.Open();
        try
        {
            await WriteDimensionsAsync(feeds, cancellation);
            await WriteFactsAsync(feeds, cancellation);
            var files = new List<FileManifest>();
            foreach (var group in feeds)
            {
                files.AddRange(await group.FinishAsync(cancellation));
            }

            return (files, truth.Close(arrival.IsMissing));
        }
        finally
        {
            foreach (var group in feeds)
            {
                await group.DisposeAsync();
            }
        }
    }

    async Task WriteDimensionsAsync(IReadOnlyList<GroupFeeds> feeds, CancellationToken cancellation)
    {
        var dimensions = new DimensionWriter(setting, layout.Fates(), arrival);
        foreach (var group in feeds)
        {
            await dimensions.WriteAsync(group, cancellation);
        }
    }

    async Task WriteFactsAsync(IReadOnlyList<GroupFeeds> feeds, CancellationToken cancellation)
    {
        await TurnAsync(feeds, setting.Horizon.First, cancellation);
        var today = setting.Horizon.First;
        foreach (var visits in new Simulation(setting).ClinicDays())
        {
            var day = visits.Span[0].Day;
            if (day != today)
            {
                today = day;
                await TurnAsync(feeds, day, cancellation);
            }

            var group = feeds[setting.Clinics[visits.Span[0].Clinic].Group.Index];
            Write(group, visits.Span);
            await group.DrainAsync(cancellation);
        }

        progress?.Report(new WorldProgress(done, setting.Appointments));
    }

    async Task TurnAsync(IReadOnlyList<GroupFeeds> feeds, int day, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        progress?.Report(new WorldProgress(done, setting.Appointments));
        foreach (var group in feeds)
        {
            await group.TurnToAsync(DateOnly.FromDayNumber(day).Year, cancellation);
        }
    }

    void Write(GroupFeeds group, ReadOnlySpan<Visit> visits)
    {
        var fates = appointmentFates[group.Group.Index];
        var stay = 0;
        foreach (ref readonly var lived in visits)
        {
            var visit = lived;
            var fate = fates.Draw();
            if (fate == Fate.Impossible)
            {
                visit.BookedDay = visit.Day + 1 + (int)(visit.Number % 9);
            }

            group.Appointments.Write(visit, fate);
            group.Predictions.Write(visit, predictionFates.Draw());
            truth.Add(visit, fate == Fate.Deletion);
            stay += fate == Fate.Deletion ? 0 : 1;
        }

        truth.AddMonth(visits[0].Day, stay);
        done += visits.Length;
    }
}
