using System.Collections.Frozen;

namespace NewsExport.Text;

/// <summary>Knows the signs that belong to the number beside them.</summary>
internal static class Units
{
    private const int Longest = 4;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> After = ((string[])
    [
        "m", "cm", "mm", "km", "nm", "µm", "km²", "m²", "cm²", "m³", "cm³", "km/h", "m/s", "mph", "ft", "in", "yd", "mi", "g", "kg", "mg", "t", "kt", "lb", "oz", "l", "L", "ml", "cl", "hl", "ha",
        "s", "ms", "min", "h", "Hz", "kHz", "MHz", "GHz", "W", "kW", "MW", "GW", "TW", "Wh", "kWh", "MWh", "GWh", "TWh", "V", "kV", "A", "mA", "K", "J", "kJ", "MJ", "N", "Pa", "hPa", "dB", "bar",
        "B", "kB", "KB", "MB", "GB", "TB", "bit", "°", "°C", "°F", "%", "‰", "€", "$", "£", "¥", "₩", "₴", "₽", "zł", "Kč", "kr", "Ft", "EUR", "USD", "GBP", "CHF", "KRW", "JPY", "UAH", "RUB", "PLN", "bn",
        "am", "pm", "a.m", "p.m", "Uhr", "км", "м", "см", "мм", "кг", "г", "т", "л", "га", "руб", "грн",
    ]).ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Before = ((string[])
    [
        "€", "$", "£", "¥", "₩", "US$", "EUR", "USD", "GBP", "CHF", "KRW", "§", "§§", "№", "No.", "Nr.", "nº", "N°", "n°", "p.", "pp.", "S.", "Art.", "Abs.", "Fig.", "Abb.", "vol.", "ch.",
    ]).ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a text begins with a unit that ends where a word ends: "km of" does, "kmh" does not.</summary>
    public static bool Begins(ReadOnlySpan<char> text)
    {
        int end = 0;
        while (end < text.Length && end <= Longest && (char.IsLetter(text[end]) || text[end] is '/' or '°' or '%' or '‰' or '²' or '³' || char.GetUnicodeCategory(text[end]) == System.Globalization.UnicodeCategory.CurrencySymbol)) end++;
        // "3 p.m." has a full stop within.
        if (end == 1 && text.Length > 2 && text[0] is 'a' or 'p' && text[1] == '.' && text[2] == 'm') end = 3;
        return end is > 0 and <= Longest && After.Contains(text[..end]);
    }

    /// <summary>Whether a text ends with a sign that a number follows, such as a currency's.</summary>
    public static bool Ends(ReadOnlySpan<char> text)
    {
        int start = text.Length;
        while (start > 0 && text.Length - start <= Longest && text[start - 1] is not (' ' or '\n' or '(')) start--;
        return start < text.Length && Before.Contains(text[start..]);
    }
}
