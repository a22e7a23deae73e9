namespace Kept.Cli.Kernel;

/// <summary>The stages of a longer work, as they begin.</summary>
interface IStages
{
    /// <summary>Begins a stage; disposing the stage ends it.</summary>
    /// <param name="name">What is done.</param>
    /// <param name="steps">How many steps it has; 0 when that is not known.</param>
    IStage Begin(string name, long steps = 0);
}

/// <summary>One stage under way.</summary>
interface IStage : IDisposable
{
    /// <summary>Says that steps are done, and what is at hand.</summary>
    void Advance(long steps = 1, string? detail = null);
}
