using NewsExport.Html;
using NewsExport.Imaging;
using NewsExport.Model;
using NewsExport.Text;

namespace NewsExport;

/// <summary>How an export is made. The defaults suit a single article read on a screen.</summary>
public sealed record ExportOptions
{
    /// <summary>The formats to write, each once; at least one.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public ValueList<OutputFormat> Formats
    {
        get;
        init => field = value is { IsEmpty: false } ? value.Distinct().Order().ToValueList()
            : throw new ArgumentException("An export needs at least one format.", nameof(Formats));
    } = [OutputFormat.Epub, OutputFormat.Pdf];

    /// <summary>What the output is read on.</summary>
    public Profile Profile { get; init; } = Profile.Screen;

    /// <summary>How articles are put on the pages of a PDF.</summary>
    public LayoutKind Layout { get; init; } = LayoutKind.Article;

    /// <summary>The paper of a PDF; null for the one that suits the profile.</summary>
    public Paper? Paper { get; init; }

    /// <summary>Columns of body text on a page of a PDF, 1 to 6; null for what suits the paper.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1 or above 6.</exception>
    public int? Columns
    {
        get;
        init => field = value is null or (>= 1 and <= 6) ? value
            : throw new ArgumentOutOfRangeException(nameof(Columns), value, "Columns must be 1 to 6.");
    }

    /// <summary>How the addresses of links are printed on the pages of a PDF, for those who read it on paper.</summary>
    public LinkStyle Links { get; init; }

    /// <summary>Whether the articles of a PDF begin with a large letter, where their script has such letters.</summary>
    public bool Initials { get; init; } = true;

    /// <summary>The widest bleed, in millimetres.</summary>
    public const double MaxBleedMillimetres = 20;

    /// <summary>How far around the trimmed page a press may print, in the profile for print: 0 to 20 millimetres; null for 3.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 0 or above 20 millimetres.</exception>
    public Length? Bleed
    {
        get;
        init => field = value is null || (value >= Length.Zero && value <= Length.FromMillimetres(MaxBleedMillimetres)) ? value
            : throw new ArgumentOutOfRangeException(nameof(Bleed), value, $"Bleed must be 0 to {MaxBleedMillimetres} mm.");
    }

    /// <summary>Whether marks outside the bleed show where to cut, in the profile for print.</summary>
    public bool CropMarks { get; init; } = true;

    /// <summary>The edition's title; null for that of the input.</summary>
    public string? Title { get; init => field = string.IsNullOrWhiteSpace(value) ? null : value.Trim(); }

    /// <summary>The title of the section that all articles are put in; null for what each says of itself.</summary>
    public string? Section { get; init => field = string.IsNullOrWhiteSpace(value) ? null : value.Trim(); }

    /// <summary>Fonts of the user's own, files or folders, which come before all others where they have the style and the characters.</summary>
    public ValueList<string> FontPaths { get; init => field = value ?? []; } = [];

    /// <summary>Fonts that were loaded before, to share between exports; null to load them for this one.</summary>
    public FontSet? Fonts { get; init; }

    /// <summary>CSS added to the EPUB's own stylesheet; null for none.</summary>
    public string? Css { get; init; }

    /// <summary>When a cover is composed where the edition names none: for an EPUB, and for a PDF whose articles each begin a page.</summary>
    public CoverKind Cover { get; init; } = CoverKind.Auto;

    /// <summary>Whether the EPUB carries fonts, cut to the edition's characters, for readers whose own lack them.</summary>
    public bool EmbedFonts { get; init; }

    /// <summary>Whether photos may be fetched from the network. Off: what lies there is missing, and said so.</summary>
    public bool AllowNetwork { get; init; }

    /// <summary>Whether text or photos that were dropped without being furniture of the page are an error.</summary>
    public bool Strict { get; init; }

    /// <summary>How articles are read.</summary>
    public ReaderOptions Reader { get; init => field = value ?? new(); } = new();

    /// <summary>How photos are treated.</summary>
    public ImagingOptions Imaging { get; init => field = value ?? new(); } = new();

    /// <summary>
    /// The most bytes that each file may have, above 0; null for no limit. Photos give up pixels and quality for it, all together as little as
    /// can be seen, and none more than the floors of <see cref="Imaging"/> allow; text, fonts and pages stay. If that is not enough, the file is
    /// not written, and NE2302 says how small it can be.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not above 0.</exception>
    public long? MaxSize
    {
        get;
        init => field = value is null or > 0 ? value : throw new ArgumentOutOfRangeException(nameof(MaxSize), value, "MaxSize must be above 0.");
    }

    /// <summary>The full path of a folder that keeps finished photos for later runs; null for that of <see cref="Imaging"/>.</summary>
    /// <exception cref="ArgumentException">It is no full path.</exception>
    public string? CacheFolder
    {
        get;
        init => field = value is null || Path.IsPathFullyQualified(value) ? value : throw new ArgumentException("CacheFolder must be a full path.", nameof(CacheFolder));
    }

    /// <summary>The ICC profile of the press, which brings photos of <see cref="Profile.Print"/> to its inks; null for that of <see cref="Imaging"/>, or a general one.</summary>
    public ReadOnlyMemory<byte>? PrintProfile { get; init; }
}

/// <summary>When a cover is composed: title, date and publisher of the edition, its lead photo, its first headlines.</summary>
public enum CoverKind
{
    /// <summary>For an edition of several articles. A single article, which its cover would double in size, begins with its own head.</summary>
    Auto,

    /// <summary>For a single article too.</summary>
    Always,

    /// <summary>Never.</summary>
    None,
}
