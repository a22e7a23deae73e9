using Kept.Landing;
using Kept.Models.Build;

namespace Kept.Runs;

/// <summary>Is told how far a run is: first the loads, then the build.</summary>
public interface IRunObserver : ILoadObserver, IBuildObserver;
