namespace Kept.Warehouses;

/// <summary>Is told of each statement of a session.</summary>
public interface IStatementObserver
{
    /// <summary>A statement begins.</summary>
    /// <returns>The file to which the engine is to write its plan, with what each part of it took; null when no plan is wanted.</returns>
    string? Started(string sql);

    /// <summary>The statement has ended, well or not.</summary>
    void Ended();
}
