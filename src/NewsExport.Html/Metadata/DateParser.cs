using System.Globalization;
using System.Text.RegularExpressions;
using NewsExport.Model;

namespace NewsExport.Html.Metadata;

/// <summary>Reads dates as pages write them: ISO 8601 and its near misses, English, Korean, and numbers in the order year, month, day.</summary>
internal static partial class DateParser
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    public static NewsDate? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        string trimmed = AsciiDigits(text.Trim());
        if (NewsDate.TryParse(trimmed, out NewsDate exact) && IsSane(exact.Date)) return exact;
        Match iso = IsoPattern().Match(trimmed);
        if (iso.Success && Date(Number(iso, 1), Number(iso, 2), Number(iso, 3)) is { } isoDate)
        {
            TimeOnly? time = iso.Groups[4].Success && Number(iso, 4) < 24 && Number(iso, 5) < 60
                ? new TimeOnly(Number(iso, 4), Number(iso, 5), iso.Groups[6].Success ? Math.Min(Number(iso, 6), 59) : 0) : null;
            return new NewsDate(isoDate, time, time is null ? null : Offset(iso.Groups[7].Value));
        }

        Match korean = KoreanPattern().Match(trimmed);
        if (korean.Success && Date(Number(korean, 1), Number(korean, 2), Number(korean, 3)) is { } koreanDate) return new NewsDate(koreanDate);
        Match monthFirst = MonthFirstPattern().Match(trimmed);
        if (monthFirst.Success && Date(Number(monthFirst, 3), Month(monthFirst.Groups[1].Value), Number(monthFirst, 2)) is { } first) return new NewsDate(first);
        Match dayFirst = DayFirstPattern().Match(trimmed);
        if (dayFirst.Success && Date(Number(dayFirst, 3), Month(dayFirst.Groups[2].Value), Number(dayFirst, 1)) is { } second) return new NewsDate(second);
        return null;
    }

    /// <summary>Arabic, Bengali, Devanagari and all other decimal digits as 0 to 9.</summary>
    private static string AsciiDigits(string text) => text.All(character => char.IsAscii(character) || !char.IsDigit(character)) ? text
        : string.Concat(text.Select(character => char.IsDigit(character) ? (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(character)) : character));

    private static TimeSpan? Offset(string text)
    {
        if (text.Length == 0) return null;
        if (text is "Z" or "z") return TimeSpan.Zero;
        string digits = text[1..].Replace(":", "", StringComparison.Ordinal).PadRight(4, '0');
        int minutes = (int.Parse(digits[..2], CultureInfo.InvariantCulture) * 60) + int.Parse(digits[2..4], CultureInfo.InvariantCulture);
        return minutes > 14 * 60 ? null : TimeSpan.FromMinutes(text[0] == '-' ? -minutes : minutes);
    }

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static int Month(string name) => Array.FindIndex(Months, month => name.StartsWith(month, StringComparison.OrdinalIgnoreCase)) + 1;

    private static DateOnly? Date(int year, int month, int day)
    {
        if (month is < 1 or > 12 || day < 1 || year is < 1700 or > 2200 || day > DateTime.DaysInMonth(year, month)) return null;
        return new DateOnly(year, month, day);
    }

    private static bool IsSane(DateOnly date) => date.Year is >= 1700 and <= 2200;

    [GeneratedRegex(@"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{0,2})?)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex IsoPattern();

    [GeneratedRegex(@"(\d{4})\s*[년年.]\s*(\d{1,2})\s*[월月.]\s*(\d{1,2})\s*[일日.]?", RegexOptions.CultureInvariant)]
    private static partial Regex KoreanPattern();

    [GeneratedRegex(@"\b((?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MonthFirstPattern();

    [GeneratedRegex(@"\b(\d{1,2})(?:st|nd|rd|th)?\.?\s+((?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\.?,?\s+(\d{4})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DayFirstPattern();
}
