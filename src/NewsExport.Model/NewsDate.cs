using System.Globalization;

namespace NewsExport.Model;

/// <summary>A date as a page gives it: a day, a day with a time, or a day with a time and its distance from UTC. Nothing is made up.</summary>
/// <param name="Date">The day.</param>
/// <param name="Time">The time of day, or null where only the day is known.</param>
/// <param name="Offset">The distance from UTC, or null where no zone is known; only with a time.</param>
/// <remarks>ISO 8601 as profiled by https://www.w3.org/TR/NOTE-datetime.</remarks>
public readonly record struct NewsDate(DateOnly Date, TimeOnly? Time = null, TimeSpan? Offset = null) : IComparable<NewsDate>
{
    private static readonly string[] Forms =
    [
        "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mmK",
        "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mmK", "yyyyMMddTHHmmssK",
    ];

    /// <summary>The instant; a missing time counts as midnight, a missing zone as UTC.</summary>
    public DateTimeOffset ToInstant() => new(Date.ToDateTime(Time ?? TimeOnly.MinValue), Offset ?? TimeSpan.Zero);

    /// <summary>A date from an instant.</summary>
    public static NewsDate FromInstant(DateTimeOffset instant) =>
        new(DateOnly.FromDateTime(instant.DateTime), TimeOnly.FromDateTime(instant.DateTime), instant.Offset);

    /// <summary>Reads ISO 8601: <c>2024-10-03</c>, <c>2024-10-03T09:30</c>, <c>2024-10-03T09:30:00+09:00</c>, <c>…Z</c>, <c>…+0900</c>.</summary>
    /// <exception cref="FormatException">The text has another form.</exception>
    public static NewsDate Parse(string text) =>
        TryParse(text, out NewsDate date) ? date : throw new FormatException($"'{text}' is not an ISO 8601 date.");

    /// <summary>Reads ISO 8601; see <see cref="Parse"/>.</summary>
    public static bool TryParse(string? text, out NewsDate date)
    {
        date = default;
        if (text is null) return false;
        text = text.Trim();
        if (DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            date = new NewsDate(day);
            return true;
        }

        // An offset without a colon is ISO 8601's basic form; .NET's K wants the colon.
        if (text.Length > 5 && text[^5] is '+' or '-' && text[^4..].All(char.IsAsciiDigit) && text.Contains(':', StringComparison.Ordinal))
            text = $"{text[..^2]}:{text[^2..]}";
        bool hasOffset = text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-' && text[^3] == ':');
        if (!DateTimeOffset.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset instant))
            return false;
        date = new NewsDate(DateOnly.FromDateTime(instant.DateTime), TimeOnly.FromDateTime(instant.DateTime), hasOffset ? instant.Offset : null);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(NewsDate other) => ToInstant().CompareTo(other.ToInstant());

    /// <summary>ISO 8601 with as much as is known.</summary>
    public override string ToString()
    {
        string day = Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (Time is not { } time) return day;
        string clock = time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);
        string zone = Offset switch
        {
            null => "",
            { Ticks: 0 } => "Z",
            { } offset => (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString("hh\\:mm", CultureInfo.InvariantCulture),
        };
        return $"{day}T{clock}{zone}";
    }
}
