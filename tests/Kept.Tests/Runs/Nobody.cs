using Kept.Landing;
using Kept.Models.Build;
using Kept.Runs;

namespace Kept.Tests.Runs;

/// <summary>Hears of a run and says nothing.</summary>
sealed class Nobody : IRunObserver
{
    public void Started(string feed, string file, int index, int total)
    {
    }

    public void Finished(LoadReport report)
    {
    }

    public void Started(BuildStep step)
    {
    }

    public void Finished(StepReport report)
    {
    }

    public void Logged(string message)
    {
    }
}
