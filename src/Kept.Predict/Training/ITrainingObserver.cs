namespace Kept.Predict.Training;

/// <summary>Is told how far a training is.</summary>
public interface ITrainingObserver
{
    /// <summary>A step begins.</summary>
    /// <param name="step">What is done now.</param>
    /// <param name="index">Its place, from 0.</param>
    /// <param name="total">How many there are.</param>
    void Started(string step, int index, int total);
}
