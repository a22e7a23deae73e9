namespace Kept.Landing;

/// <summary>Is told how far a load is.</summary>
public interface ILoadObserver
{
    /// <summary>A file's landing begins.</summary>
    /// <param name="feed">The feed's name.</param>
    /// <param name="file">The file, as the workspace names it.</param>
    /// <param name="index">The file's place among all, from 0.</param>
    /// <param name="total">How many files there are.</param>
    void Started(string feed, string file, int index, int total);

    /// <summary>A file's landing has ended and is kept.</summary>
    void Finished(LoadReport report);
}
