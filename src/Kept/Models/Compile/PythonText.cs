using System.Security.Cryptography;
using System.Text;
using Kept.Models.Jinja.Values;

namespace Kept.Models.Compile;

/// <summary>Texts as Python writes them, where dbt makes a hash of such a text.</summary>
static class PythonText
{
    /// <summary>The hash by which dbt shortens names; it protects nothing.</summary>
#pragma warning disable CA5351
    public static string Md5(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5351

    /// <summary>Maps with their keys in order, lists, and all else as a text in quotes.</summary>
    public static string Repr(object? value) => value switch
    {
        IReadOnlyDictionary<string, object?> map =>
            $"{{{string.Join(", ", map.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{Quoted(entry.Key)}: {Repr(entry.Value)}"))}}}",
        IEnumerable<object?> list => $"[{string.Join(", ", list.Select(Repr))}]",
        _ => Quoted(Text.Of(HostValue.ToJinja(value))),
    };

    static string Quoted(string text)
    {
        var quote = text.Contains('\'', StringComparison.Ordinal) && !text.Contains('"', StringComparison.Ordinal) ? '"' : '\'';
        var inner = new StringBuilder();
        foreach (var c in text)
        {
            inner.Append(c switch
            {
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ when c == quote => $"\\{c}",
                _ => c.ToString(),
            });
        }

        return $"{quote}{inner}{quote}";
    }
}
