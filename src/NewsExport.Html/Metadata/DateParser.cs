using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NewsExport.Model;

namespace NewsExport.Html.Metadata;

/// <summary>
/// Reads dates as pages write them: ISO 8601 and its near misses, months by name in the languages of Europe, Korean, Chinese and
/// Japanese, and numbers alone.
/// </summary>
internal static partial class DateParser
{
    private const int FirstYear = 1700;
    private const int LastYear = 2200;

    // Without accents, as Month compares them; genitives where dates are written with them.
    private static readonly string[][] FullNames =
    [
        .. new[]
        {
            "january januar janner janvier enero gennaio janeiro januari stycznia styczen ledna leden ianuarie januara ocak tammikuuta января январь січня",
            "february februar feber fevrier febrero febbraio fevereiro februari lutego luty unora unor februarie februara subat helmikuuta февраля февраль лютого",
            "march marz mars marzo marco maart marca marzec brezna brezen martie marta mart maaliskuuta maerz марта март березня",
            "april avril abril aprile avrila kwietnia kwiecien dubna duben aprilie aprila nisan huhtikuuta апреля апрель квітня",
            "may mai mayo maggio maio mei maja maj kvetna kveten mayis toukokuuta мая май травня",
            "june juni juin junio giugno junho czerwca czerwiec cervna cerven iunie juna haziran kesakuuta июня июнь червня",
            "july juli juillet julio luglio julho lipca lipiec cervence cervenec iulie jula temmuz heinakuuta июля июль липня",
            "august aout agosto augustus augusti sierpnia sierpien srpna srpen augusta agustos elokuuta августа август серпня",
            "september septembre septiembre settembre setembro wrzesnia wrzesien zari septembrie septembra eylul syyskuuta сентября сентябрь вересня setiembre",
            "october oktober octobre octubre ottobre outubro pazdziernika pazdziernik rijna rijen octombrie oktobra ekim lokakuuta октября октябрь жовтня",
            "november novembre noviembre novembro listopada listopad noiembrie novembra kasim marraskuuta ноября ноябрь",
            "december dezember decembre diciembre dicembre dezembro grudnia grudzien prosince prosinec decembrie decembra aralik joulukuuta декабря декабрь грудня",
        }.Select(names => names.Normalize(NormalizationForm.FormD).Split(' ').Select(name => string.Concat(name.Where(char.IsLetter))).ToArray()),
    ];

    private static readonly FrozenDictionary<string, int> Months = MonthNames();

    private const int LongestAlone = 100;

    private static readonly FrozenSet<string> WordsBesideDates = (
        "published publication posted updated modified last first date on at the of by am pm o clock st nd rd th time edition print online "
        + "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun "
        + "veröffentlicht erschienen aktualisiert geändert zuletzt stand datum am um uhr montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag "
        + "publié modifié mis à jour le la lundi mardi mercredi jeudi vendredi samedi dimanche er h min "
        + "publicado actualizado atualizado pubblicato aggiornato el il de del dei d ore às em a lunes martes miércoles jueves viernes sábado domingo "
        + "lunedì martedì mercoledì giovedì venerdì sabato domenica segunda terça quarta quinta sexta feira gepubliceerd bijgewerkt op om "
        + "опубликовано обновлено в г года понедельник вторник среда четверг пятница суббота воскресенье "
        + "입력 수정 등록 승인 기사입력 최종수정 년 월 일 오전 오후 시 분 월요일 화요일 수요일 목요일 금요일 토요일 일요일 화 수 목 금 토 年 月 日 時 分 公開 更新 発布 发布 نشر تحديث")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The date in a text; null if there is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="monthFirst">Whether 03/04/2024 is in March, as Americans write, where the numbers allow both.</param>
    public static NewsDate? Parse(string? text, bool monthFirst = false)
    {
        if (string.IsNullOrWhiteSpace(text) || !text.AsSpan().ContainsAnyInRange('0', '9') && !text.Any(char.IsDigit)) return null;
        string trimmed = AsciiDigits(text.Trim());
        if (NewsDate.TryParse(trimmed, out NewsDate exact) && exact.Date.Year is >= FirstYear and <= LastYear) return exact;
        if (IsoPattern().Match(trimmed) is { Success: true } iso && Date(Number(iso, 1), Number(iso, 2), Number(iso, 3)) is { } isoDate)
        {
            TimeOnly? time = iso.Groups[4].Success && Number(iso, 4) < 24 && Number(iso, 5) < 60
                ? new TimeOnly(Number(iso, 4), Number(iso, 5), iso.Groups[6].Success ? Math.Min(Number(iso, 6), 59) : 0) : null;
            return new NewsDate(isoDate, time, time is null ? null : Offset(iso.Groups[7].Value));
        }

        if (MachinePattern().Match(trimmed) is { Success: true } machine && FromMachine(machine) is { } instant) return instant;
        if (EastAsianPattern().Match(trimmed) is { Success: true } eastern && Date(Number(eastern, 1), Number(eastern, 2), Number(eastern, 3)) is { } easternDate) return new NewsDate(easternDate);
        foreach (Match named in DayFirstPattern().Matches(trimmed))
        {
            if (Date(Number(named, 3), Month(named.Groups[2].Value), Number(named, 1)) is { } date) return new NewsDate(date);
        }

        foreach (Match named in MonthFirstPattern().Matches(trimmed))
        {
            if (Date(Number(named, 3), Month(named.Groups[1].Value), Number(named, 2)) is { } date) return new NewsDate(date);
        }

        foreach (Match numbers in NumbersPattern().Matches(trimmed))
        {
            int first = Number(numbers, 1);
            int second = Number(numbers, 3);
            int year = Number(numbers, 4);
            // Two digits are of a year that pages can have been written in.
            if (year < 100) year += year < 70 ? 2000 : 1900;
            bool monthLeads = second > 12 || (monthFirst && first <= 12 && numbers.Groups[2].Value == "/");
            if (Date(year, monthLeads ? first : second, monthLeads ? second : first) is { } date) return new NewsDate(date);
        }

        return null;
    }

    /// <summary>A date as RFC 1123, C's asctime and JavaScript's Date write it, which all begin with the day of the week.</summary>
    private static NewsDate? FromMachine(Match match)
    {
        Group year = match.Groups["year"];
        if (Date(int.Parse(year.ValueSpan, CultureInfo.InvariantCulture), Month(match.Groups["month"].Value), int.Parse(match.Groups["day"].ValueSpan, CultureInfo.InvariantCulture)) is not { } date) return null;
        if (!TimeOnly.TryParseExact(match.Groups["time"].Value, "HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time)) return new NewsDate(date);
        string zone = match.Groups["offset"].Value.Trim();
        return new NewsDate(date, time, zone.Length > 0 ? Offset(zone) : match.Groups["utc"].Success ? TimeSpan.Zero : null);
    }

    /// <summary>Whether a text is a date and nothing beside it but a day of the week, a time, a zone, and a word such as "Published".</summary>
    public static bool IsAlone(string text)
    {
        if (text.Length > LongestAlone || Parse(text) is null) return false;
        foreach (ValueMatch word in WordPattern().EnumerateMatches(text))
        {
            string token = text.Substring(word.Index, word.Length);
            bool isZone = token.Length <= 5 && token.All(char.IsAsciiLetterUpper);
            if (!isZone && Month(token) == 0 && !WordsBesideDates.Contains(token.ToLowerInvariant())) return false;
        }

        return true;
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

    /// <summary>The number of a month's name or its first letters; 0 if it is none.</summary>
    private static int Month(string name)
    {
        string plain = string.Concat(name.Normalize(NormalizationForm.FormD).Where(char.IsLetter)).ToLowerInvariant();
        if (Months.TryGetValue(plain, out int month)) return month;
        return plain.Length >= 3 && Months.TryGetValue(plain[..3], out month) && Array.Exists(FullNames[month - 1], full => full.StartsWith(plain, StringComparison.Ordinal)) ? month : 0;
    }

    private static DateOnly? Date(int year, int month, int day)
    {
        if (month is < 1 or > 12 || day < 1 || year is < FirstYear or > LastYear || day > DateTime.DaysInMonth(year, month)) return null;
        return new DateOnly(year, month, day);
    }

    private static FrozenDictionary<string, int> MonthNames()
    {
        var months = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < FullNames.Length; i++)
        {
            foreach (string name in FullNames[i])
            {
                months.TryAdd(name, i + 1);
                if (name.Length > 3) months.TryAdd(name[..3], i + 1);
            }
        }

        // Short forms whose three letters belong to two months, or to none.
        foreach ((string name, int month) in new[] { ("sept", 9), ("juil", 7), ("jul", 7), ("jun", 6), ("avr", 4), ("mae", 3), ("mrz", 3), ("okt", 10), ("dez", 12), ("ago", 8), ("ene", 1), ("dic", 12), ("set", 9), ("out", 10), ("mai", 5), ("maj", 5), ("mar", 3), ("cze", 6), ("lis", 11), ("gru", 12) })
        {
            months[name] = month;
        }

        return months.ToFrozenDictionary(StringComparer.Ordinal);
    }

    [GeneratedRegex(@"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{0,2})?)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex IsoPattern();

    [GeneratedRegex(@"^\p{L}{3},?\s+(?:(?<month>\p{L}{3})\s+(?<day>\d{1,2})|(?<day>\d{1,2})\s+(?<month>\p{L}{3}))\s+(?:(?<year>\d{4})\s+(?<time>\d{2}:\d{2}:\d{2})|(?<time>\d{2}:\d{2}:\d{2})(?:\s+\p{Lu}{3,4})?\s+(?<year>\d{4}))(?:\s*(?<utc>GMT|UTC|Z))?(?<offset>\s?[+-]\d{4})?", RegexOptions.CultureInvariant)]
    private static partial Regex MachinePattern();

    [GeneratedRegex(@"[\p{L}\p{M}]+", RegexOptions.CultureInvariant)]
    private static partial Regex WordPattern();

    [GeneratedRegex(@"(?<!\d)(\d{4})\s*[년年.]\s*(\d{1,2})\s*[월月.]\s*(\d{1,2})\s*[일日.]?", RegexOptions.CultureInvariant)]
    private static partial Regex EastAsianPattern();

    [GeneratedRegex(@"(?<![\p{L}\d])(\p{L}{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex MonthFirstPattern();

    [GeneratedRegex(@"(?<![\d.])(\d{1,2})(?:st|nd|rd|th|er|º|ª|°|\.)?\s*[-–]?\s*(?:of\s+|de\s+|d['’])?(\p{L}[\p{L}\p{M}]{2,12})\.?,?\s*[-–]?\s*(?:del?\s+)?(\d{4})(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex DayFirstPattern();

    [GeneratedRegex(@"(?<![\d./-])(\d{1,2})\s?([./|-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?![\d/-])", RegexOptions.CultureInvariant)]
    private static partial Regex NumbersPattern();
}
