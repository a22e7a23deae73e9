namespace Kept.Docs.Markup;

/// <summary>A table for people. On a narrow screen its rows stand as cards, and screen readers still find a table.</summary>
/// <param name="Caption">What the table lists; read aloud, and not drawn.</param>
/// <param name="Columns">The headings; one that begins with <c>&gt;</c> is over numbers.</param>
sealed record Table(string Caption, params IReadOnlyList<string> Columns)
{
    public IReadOnlyList<TableRow> Rows { get; init; } = [];

    public Html Write() => Html.Of($"""
        <table role="table"><caption>{Caption}</caption>
        <thead role="rowgroup"><tr role="row">{Columns.Select(column => Html.Of($"<th role=\"columnheader\" scope=\"col\"{Numeric(column)}>{Title(column)}</th>"))}</tr></thead>
        <tbody role="rowgroup">
        {Rows.Select(Write)}</tbody></table>

        """);

    Html Write(TableRow row) => Html.Of($"<tr role=\"row\"{Identity(row)}>{row.Cells.Select((cell, i) => Write(i, cell))}</tr>\n");

    static Html Identity(TableRow row) => row.Id is { } id ? Html.Of($" id=\"{id}\"") : Html.Nothing;

    Html Write(int i, Html cell) => i == 0
        ? Html.Of($"<th role=\"rowheader\" scope=\"row\">{cell}</th>")
        : Html.Of($"<td role=\"cell\"{Numeric(Columns[i])} data-label=\"{Title(Columns[i])}\"{(cell.IsEmpty ? Html.Of($" class=\"empty\"") : Html.Nothing)}>{cell}</td>");

    static Html Numeric(string column) => column.StartsWith('>') ? Html.Of($" data-number") : Html.Nothing;

    static string Title(string column) => column.TrimStart('>');
}

/// <summary>A row; the first cell names it.</summary>
/// <param name="Id">What the row's address ends with; null when nothing leads to it.</param>
/// <param name="Cells">A cell a column.</param>
sealed record TableRow(string? Id, params IReadOnlyList<Html> Cells);
