using Kept.Runs;

namespace Kept.Plans;

/// <summary>Is told how far a plan is: the copy, the run on it, the comparison, the questions.</summary>
public interface IPlanObserver : IRunObserver
{
    /// <summary>The warehouse is copied.</summary>
    /// <param name="bytes">Its size.</param>
    void Copying(long bytes);

    /// <summary>A table is compared.</summary>
    /// <param name="table">Its schema and name.</param>
    /// <param name="total">How many there are.</param>
    void Comparing(string table, int total);

    /// <summary>A question is asked.</summary>
    /// <param name="question">Its name.</param>
    /// <param name="total">How many there are.</param>
    void Asking(string question, int total);
}
