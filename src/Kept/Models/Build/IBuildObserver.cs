namespace Kept.Models.Build;

/// <summary>Hears how a build goes on, for a progress bar or a log.</summary>
public interface IBuildObserver
{
    /// <summary>A step begins.</summary>
    void Started(BuildStep step);

    /// <summary>A step has ended.</summary>
    void Finished(StepReport report);

    /// <summary>A model says something, by <c>log</c>, <c>print</c> or <c>exceptions.warn</c>.</summary>
    void Logged(string message);
}
