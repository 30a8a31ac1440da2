namespace NewsExport.Model;

/// <summary>How grave a finding is.</summary>
public enum Severity
{
    /// <summary>Good to know.</summary>
    Information,

    /// <summary>The output is usable and not what it could be.</summary>
    Warning,

    /// <summary>Something asked for was not made.</summary>
    Error,
}

/// <summary>A kind of finding. An id never changes its meaning.</summary>
/// <param name="Id">
/// NE and four digits; the first tells the room: 1 reader, 2 photos, 3 EPUB, 4 text and fonts, 5 layout and PDF, 6 inputs and editions, 7 doors.
/// </param>
/// <param name="Severity">How grave it is.</param>
/// <param name="Message">What was found, with {0}, {1} … for the particulars.</param>
/// <param name="Hint">What to do about it.</param>
/// <param name="Source">The clause that asks for it; null if it is our own rule.</param>
public sealed record Rule(string Id, Severity Severity, string Message, string Hint, string? Source = null);
