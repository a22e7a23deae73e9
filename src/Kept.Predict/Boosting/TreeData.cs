using Kept.Predict.Features;

namespace Kept.Predict.Boosting;

/// <summary>Rows as LightGBM holds them: binned, and no longer the numbers that they were.</summary>
sealed class TreeData : IDisposable
{
    public TreeData(FeatureTable table, IReadOnlyList<TreeInput> inputs, string parameters, TreeData? bins)
    {
        var words = inputs.Select((input, place) => (input, place)).Where(pair => pair.input.Levels is not null).Select(pair => pair.place).ToList();
        var categories = words.Count == 0 ? "" : $" categorical_feature={string.Join(',', words)}";
        Native.Check(Native.CreateDataset(TreeInput.Matrix(table, inputs), Native.Float32, table.Count, inputs.Count, 0, parameters + categories, bins?.Handle ?? 0, out var handle));
        Handle = handle;
        Native.Check(Native.SetField(handle, "label", Array.ConvertAll(table.Missed, one => (float)one), table.Count, Native.Float32));
        Native.Check(Native.SetNames(handle, [.. inputs.Select(input => input.Name)], inputs.Count));
    }

    public nint Handle { get; }

    public void Dispose() => _ = Native.FreeDataset(Handle);
}
