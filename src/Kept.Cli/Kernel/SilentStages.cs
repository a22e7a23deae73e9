namespace Kept.Cli.Kernel;

/// <summary>Stages that nobody watches.</summary>
sealed class SilentStages : IStages
{
    public IStage Begin(string name, long steps = 0) => new Stage();

    sealed class Stage : IStage
    {
        public void Advance(long steps = 1, string? detail = null)
        {
        }

        public void Dispose()
        {
        }
    }
}
