using System.Globalization;
using System.Text;

namespace NewsExport.Epub.Content;

/// <summary>The stylesheet that brings in embedded fonts (EPUB 3.3, 3.2 and 6.3). It stands apart: without fonts the reader's own is theirs.</summary>
internal static class FontStylesheet
{
    public static string Write(IReadOnlyList<(EmbeddedFont Font, string File)> fonts)
    {
        var css = new StringBuilder("/* The characters of this edition, for readers whose own fonts lack them. */\n");
        foreach ((EmbeddedFont font, string file) in fonts)
        {
            css.Append(CultureInfo.InvariantCulture, $"@font-face {{ font-family: \"{Name(font.Family)}\"; font-weight: {font.Weight}; font-style: {(font.IsItalic ? "italic" : "normal")}; src: url(../fonts/{file}); }}\n");
        }

        string families = string.Join(", ", fonts.Select(font => $"\"{Name(font.Font.Family)}\"").Distinct());
        return css.Append(CultureInfo.InvariantCulture, $"body {{ font-family: {families}, serif; }}\n").ToString();
    }

    /// <summary>The family's name as a CSS string holds it.</summary>
    private static string Name(string family) => string.Concat(Xml.Line(family).Where(character => character is not ('"' or '\\' or '<' or '>')));
}
