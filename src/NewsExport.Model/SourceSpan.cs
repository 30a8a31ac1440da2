using System.Globalization;

namespace NewsExport.Model;

/// <summary>Where in its source a node was written. Lines and columns count from 1; 0 means not known.</summary>
/// <param name="File">The source as its user named it, or null for a model made by hand.</param>
/// <param name="Line">First line, from 1; 0 if not known.</param>
/// <param name="Column">First column in UTF-16 units, from 1; 0 if not known.</param>
/// <param name="EndLine">Last line, from 1; 0 if not known.</param>
/// <param name="EndColumn">The column after the last character; 0 if not known.</param>
public readonly record struct SourceSpan(string? File, int Line = 0, int Column = 0, int EndLine = 0, int EndColumn = 0)
{
    /// <summary>No place: a node that was not read from a source.</summary>
    public static SourceSpan None => default;

    /// <summary>The form that editors and MSBuild understand: <c>file(line,column)</c>, or the file alone.</summary>
    public override string ToString() => Line == 0
        ? File ?? ""
        : string.Create(CultureInfo.InvariantCulture, $"{File}({Line},{Math.Max(Column, 1)})");

    /// <summary>
    /// The form that model files hold: <c>name:line:column-line:column</c>. Of the file only its name is kept, because
    /// the folders of the machine that read an article are nobody's business.
    /// </summary>
    public string ToPortableString()
    {
        string name = File is null ? "" : File[(File.LastIndexOfAny(['/', '\\']) + 1)..];
        return Line == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}:{Line}:{Column}-{EndLine}:{EndColumn}");
    }

    /// <summary>Reads what <see cref="ToPortableString"/> wrote.</summary>
    /// <exception cref="FormatException">The text has another form.</exception>
    public static SourceSpan ParsePortable(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length == 0) return None;
        int end = text.LastIndexOf(':');
        int dash = end < 0 ? -1 : text.LastIndexOf('-', end);
        int column = dash <= 0 ? -1 : text.LastIndexOf(':', dash - 1);
        int line = column <= 0 ? -1 : text.LastIndexOf(':', column - 1);
        if (line >= 0
            && TryNumber(text[(line + 1)..column], out int firstLine) && TryNumber(text[(column + 1)..dash], out int firstColumn)
            && TryNumber(text[(dash + 1)..end], out int lastLine) && TryNumber(text[(end + 1)..], out int lastColumn))
        {
            return new SourceSpan(line == 0 ? null : text[..line], firstLine, firstColumn, lastLine, lastColumn);
        }

        return end < 0 ? new SourceSpan(text) : throw new FormatException($"'{text}' is not a source span of the form name:line:column-line:column.");
    }

    private static bool TryNumber(string text, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
