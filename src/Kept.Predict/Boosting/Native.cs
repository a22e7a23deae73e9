using System.Runtime.InteropServices;

namespace Kept.Predict.Boosting;

/// <summary>The functions of LightGBM's C interface that are used (LightGBM, c_api.h).</summary>
static partial class Native
{
    const string Library = "lib_lightgbm";

    public const int Float32 = 0;
    public const int RawScore = 1;
    public const int Contributions = 3;

    [LibraryImport(Library, EntryPoint = "LGBM_GetLastError")]
    private static partial nint LastError();

    [LibraryImport(Library, EntryPoint = "LGBM_DatasetCreateFromMat", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int CreateDataset([In] float[] data, int type, int rows, int columns, int isRowMajor, string parameters, nint reference, out nint dataset);

    [LibraryImport(Library, EntryPoint = "LGBM_DatasetSetField", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetField(nint dataset, string field, [In] float[] data, int count, int type);

    [LibraryImport(Library, EntryPoint = "LGBM_DatasetSetFeatureNames", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetNames(nint dataset, [In] string[] names, int count);

    [LibraryImport(Library, EntryPoint = "LGBM_DatasetFree")]
    public static partial int FreeDataset(nint dataset);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterCreate", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int CreateBooster(nint dataset, string parameters, out nint booster);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterMerge")]
    public static partial int Merge(nint booster, nint other);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterAddValidData")]
    public static partial int AddValidation(nint booster, nint dataset);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterUpdateOneIter")]
    public static partial int Update(nint booster, out int isFinished);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterGetEval")]
    public static partial int Evaluate(nint booster, int data, out int count, [Out] double[] results);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterSaveModelToString")]
    public static partial int Save(nint booster, int first, int count, int importance, long length, out long needed, [Out] byte[] text);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterLoadModelFromString", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Load(string text, out int iterations, out nint booster);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterPredictForMat", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Predict(nint booster, [In] float[] data, int type, int rows, int columns, int isRowMajor, int kind, int first, int count, string parameters, out long length, [Out] double[] results);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterFree")]
    public static partial int FreeBooster(nint booster);

    /// <summary>Of this process, for libraries; the runtime keeps its own.</summary>
    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);

    /// <summary>Says what is missing, where the library or what it runs on is.</summary>
    /// <exception cref="KeptException">It cannot be loaded.</exception>
    public static void MustLoad()
    {
        // Read when the library is loaded: a thread that waits soon sleeps. On cores that others use too, waiting awake costs several times the work.
        if (OperatingSystem.IsLinux())
        {
            _ = SetEnvironment("GOMP_SPINCOUNT", "5000", overwrite: 0);
        }

        if (!NativeLibrary.TryLoad(Library, typeof(Native).Assembly, null, out _))
        {
            throw new KeptException($"LightGBM's library cannot be loaded on this machine ({RuntimeInformation.RuntimeIdentifier}). It is there for x64; on Debian and Ubuntu it needs: apt-get install libgomp1");
        }
    }

    /// <summary>Every function says 0, or that something failed.</summary>
    public static void Check(int result)
    {
        if (result != 0)
        {
            throw new KeptException($"LightGBM: {Marshal.PtrToStringUTF8(LastError())}");
        }
    }
}
