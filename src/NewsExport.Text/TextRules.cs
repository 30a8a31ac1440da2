using NewsExport.Model;

namespace NewsExport.Text;

/// <summary>What can be wrong with text and fonts.</summary>
public static class TextRules
{
    /// <summary>No font has a character.</summary>
    public static readonly Rule MissingCharacter = new("NE4001", Severity.Warning,
        "No font has the character {0}; it is shown as a replacement mark.", "Install {1}, or give a font that has it with --font.", "PDF/UA-1, 7.21.8");

    /// <summary>A font file cannot be used.</summary>
    public static readonly Rule BadFont = new("NE4002", Severity.Warning,
        "The font '{0}' cannot be used: {1}.", "Give another file; the next font was taken.");

    /// <summary>A place that was named for fonts holds none.</summary>
    public static readonly Rule NoFonts = new("NE4003", Severity.Warning,
        "'{0}' holds no font.", "Give a .ttf, .otf or .ttc file, or a folder that holds such files.");

    /// <summary>There are more characters without a font than were named.</summary>
    public static readonly Rule MoreMissingCharacters = new("NE4004", Severity.Warning,
        "No font has {0} further characters.", "If the file is no text, leave it out; else install fonts for its scripts (Debian: fonts-noto-core, fonts-noto-cjk).");

    /// <summary>Text is to be bold or italic, and the font that shows it is not.</summary>
    public static readonly Rule StyleNotFound = new("NE4005", Severity.Information,
        "There is no {0} of the font '{1}'; its {2} stands in for it.", "Give the font's {0} with --font; no letter is slanted or thickened that is not drawn so.");

    /// <summary>The maker of a font does not let it be embedded.</summary>
    public static readonly Rule EmbeddingForbidden = new("NE4006", Severity.Warning,
        "The font '{0}' may not be embedded in a file; it is not used.", "Give a font whose licence allows it.", "OpenType, OS/2, fsType");
}
