using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Kept.Predict.Training;

namespace Kept.Predict.Serving;

/// <summary>A model as one file, <c>model.tar.gz</c>: its two files at the root, as SageMaker unpacks them below <c>/opt/ml/model</c>.</summary>
public static class ModelArchive
{
    /// <summary>Packs a model's directory; the same model makes the same bytes.</summary>
    /// <param name="directory">Where the model is.</param>
    /// <param name="path">The archive; one that is there is replaced.</param>
    public static void Pack(string directory, string path)
    {
        var at = ModelFile.Describe(directory).TrainedAt;
        var aside = path + ".part";
        using (var file = File.Create(aside))
        using (var gzip = new GZipStream(file, CompressionLevel.SmallestSize))
        using (var tar = new TarWriter(gzip, TarEntryFormat.Ustar))
        {
            foreach (var name in ModelFile.Names)
            {
                using var content = File.OpenRead(Path.Combine(directory, name));
                tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = content, ModificationTime = new DateTimeOffset(at, TimeSpan.Zero), Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead });
            }
        }

        File.Move(aside, path, overwrite: true);
    }

    /// <summary>Reads a model from an archive, or from the directory that one was unpacked to.</summary>
    /// <exception cref="KeptException">There is no model, or it is not one of ours.</exception>
    public static KeptModel Read(string path) => Directory.Exists(path) ? ModelFile.Read(path) : ModelFile.Read(path, Texts(path));

    static Dictionary<string, string> Texts(string path)
    {
        var texts = new Dictionary<string, string>();
        try
        {
            using var tar = new TarReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
            while (tar.GetNextEntry() is { } entry)
            {
                // tar itself writes ./model.json for a directory's content.
                var name = entry.Name.StartsWith("./", StringComparison.Ordinal) ? entry.Name[2..] : entry.Name;
                if (ModelFile.Names.Contains(name) && entry.DataStream is { } data)
                {
                    using var reader = new StreamReader(data, Encoding.UTF8);
                    texts[name] = reader.ReadToEnd();
                }
            }
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException)
        {
            throw new KeptException($"{path}: found no archive that can be read, expected a model.tar.gz of kept predict pack, or a directory with {string.Join(" and ", ModelFile.Names)}", error);
        }

        return texts;
    }
}
