using System.Globalization;

namespace Kept.Models.Jinja.Values;

/// <summary>Whole numbers as Python writes them: digits, or hexadecimal, octal and binary after <c>0x</c>, <c>0o</c> and <c>0b</c>.</summary>
static class Integers
{
    /// <returns>Null when the text is no whole number of 64 bits.</returns>
    public static long? Parse(string text) => text.Length > 2 && text[0] == '0' && !char.IsAsciiDigit(text[1])
        ? Parse(text[2..], char.ToLowerInvariant(text[1]) switch { 'x' => 16, 'o' => 8, 'b' => 2, _ => 0 })
        : Parse(text, 10);

    /// <returns>Null when the text is no whole number of 64 bits to that base.</returns>
    public static long? Parse(string digits, long radix)
    {
        if (radix == 10)
        {
            return long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
        }

        var value = (Int128)0;
        foreach (var digit in digits.TrimStart('-'))
        {
            var worth = char.IsAsciiDigit(digit) ? digit - '0' : char.IsAsciiLetter(digit) ? char.ToLowerInvariant(digit) - 'a' + 10 : long.MaxValue;
            value = (value * radix) + worth;
            if (worth >= radix || value > long.MaxValue)
            {
                return null;
            }
        }

        return digits.TrimStart('-').Length == 0 ? null : digits[0] == '-' ? -(long)value : (long)value;
    }
}
