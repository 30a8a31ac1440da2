using System.Text;
using System.Xml;

namespace NewsExport.Epub;

/// <summary>Makes XML documents of one form: UTF-8 without a mark, line feeds, no indents where text flows.</summary>
internal static class Xml
{
    public const string Xhtml = "http://www.w3.org/1999/xhtml";
    public const string Ops = "http://www.idpf.org/2007/ops";

    private const int UsualBytes = 16 << 10;

    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        NewLineChars = "\n",
        CheckCharacters = false,
        CloseOutput = false,
    };

    public static byte[] Document(bool indent, Action<XmlWriter> write)
    {
        // The size of a usual page: a stream that grows copies what it holds.
        using var stream = new MemoryStream(UsualBytes);
        XmlWriterSettings settings = indent ? Settings.Clone() : Settings;
        if (indent) settings.Indent = true;
        using (XmlWriter writer = XmlWriter.Create(stream, settings))
        {
            writer.WriteStartDocument();
            write(writer);
            writer.WriteEndDocument();
        }

        return stream.ToArray();
    }

    /// <summary>The text without what cannot stand in XML 1.0 (2.2 Characters): controls, halves of surrogate pairs, U+FFFE and U+FFFF.</summary>
    public static string Clean(string text)
    {
        // Most text is ASCII without controls, which is told at once.
        int first = text.AsSpan().IndexOfAnyExceptInRange(' ', '~');
        for (int i = first < 0 ? text.Length : first; i < text.Length; i++)
        {
            if (!IsAllowed(text, i)) return Cleaned(text);
            if (char.IsHighSurrogate(text[i])) i++;
        }

        return text;
    }

    /// <summary>The text as one line: clean, white space folded, none at its ends.</summary>
    public static string Line(string text) => string.Join(' ', Clean(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Cleaned(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (!IsAllowed(text, i)) continue;
            clean.Append(text[i]);
            if (char.IsHighSurrogate(text[i])) clean.Append(text[++i]);
        }

        return clean.ToString();
    }

    private static bool IsAllowed(string text, int at)
    {
        char character = text[at];
        if (char.IsHighSurrogate(character)) return at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]);
        // XML 1.0 lets DEL and the C1 controls in and advises against them (2.2, note); HTML calls them errors.
        return XmlConvert.IsXmlChar(character) && character is not (>= '\u007F' and <= '\u009F');
    }

    public static void Element(this XmlWriter writer, string name, string text, string? className = null)
    {
        writer.WriteStartElement(name);
        if (className is not null) writer.WriteAttributeString("class", className);
        writer.WriteString(Clean(text));
        writer.WriteEndElement();
    }
}
