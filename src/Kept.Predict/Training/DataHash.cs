using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Kept.Predict.Features;

namespace Kept.Predict.Training;

/// <summary>SHA-256 of all that a training has seen; no value can be read from it.</summary>
static class DataHash
{
    public static string Of(FeatureTable table)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes<long>(table.Appointments));
        hash.AppendData(MemoryMarshal.AsBytes<int>(table.Days));
        hash.AppendData(MemoryMarshal.AsBytes<sbyte>(table.Missed));
        foreach (var column in table.Columns)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(column.Name));
            hash.AppendData(MemoryMarshal.AsBytes<float>(column.Values));
            hash.AppendData(Encoding.UTF8.GetBytes(string.Join('\n', column.Levels ?? [])));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
