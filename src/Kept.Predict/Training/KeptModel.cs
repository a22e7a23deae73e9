namespace Kept.Predict.Training;

/// <summary>A model as it is kept on disk.</summary>
/// <param name="File">What is said of it.</param>
/// <param name="Model">The model itself.</param>
public sealed record KeptModel(ModelFile File, AttendanceModel Model) : IDisposable
{
    /// <inheritdoc />
    public void Dispose() => Model.Dispose();
}
