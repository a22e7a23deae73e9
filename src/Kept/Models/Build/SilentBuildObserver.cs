namespace Kept.Models.Build;

/// <summary>Hears and says nothing.</summary>
sealed class SilentBuildObserver : IBuildObserver
{
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
