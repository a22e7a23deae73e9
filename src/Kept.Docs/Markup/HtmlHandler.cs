using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Kept.Docs.Markup;

/// <summary>Fills the holes of a literal of <see cref="Html"/>. There is no way in for a value of any other type: it does not compile.</summary>
[InterpolatedStringHandler]
readonly struct HtmlHandler(int literalLength, int holes)
{
    readonly StringBuilder output = new(literalLength + (holes * 16));

    public string Markup => output.ToString();

    public void AppendLiteral(string literal) => output.Append(literal);

    public void AppendFormatted(string? text) => Html.Escape(output, text ?? "");

    public void AppendFormatted(Html part) => output.Append(part);

    public void AppendFormatted(IEnumerable<Html> parts) => output.AppendJoin("", parts);

    public void AppendFormatted(long number) => output.Append(number.ToString(CultureInfo.InvariantCulture));
}
