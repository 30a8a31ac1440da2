using NewsExport.Model;

namespace NewsExport.Pdf;

/// <summary>What a PDF is made for.</summary>
public sealed record PdfOptions
{
    /// <summary>Whether the outline is shown when the document is opened.</summary>
    public bool ShowOutline { get; init; } = true;

    /// <summary>
    /// Whether the pages go to a press: the file is PDF/X-4 besides, with text and rules in black ink alone, no links, and room around the
    /// trimmed page. It needs the press's profile, <see cref="ImageSet.InkProfile"/>; without one NE5302 says that it is none.
    /// </summary>
    public bool ForPress { get; init; }

    /// <summary>
    /// Whether two pages stand side by side on each side of a sheet, in the order in which sheets that are printed on both sides, laid into each
    /// other and folded make a booklet; in greys, without links. All pages have one size. Not together with <see cref="ForPress"/>, which it overrules.
    /// </summary>
    public bool IsBooklet { get; init; }

    /// <summary>How far around the trimmed page a press may print, 0 to 20 millimetres; 3 unless set. Only for a press.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 0 or above 20 millimetres.</exception>
    public Length Bleed
    {
        get;
        init => field = value >= Length.Zero && value <= Length.FromMillimetres(20) ? value
            : throw new ArgumentOutOfRangeException(nameof(Bleed), value, "Bleed must be 0 to 20 mm.");
    } = Length.FromMillimetres(3);

    /// <summary>Whether marks outside the bleed show where to cut. Only for a press.</summary>
    public bool CropMarks { get; init; } = true;

    /// <summary>The fewest pixels an inch of paper with which a photo may be shown without NE5303, above 0; null to say nothing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not above 0.</exception>
    public int? LeastPixelsPerInch
    {
        get;
        init => field = value is null or > 0 ? value : throw new ArgumentOutOfRangeException(nameof(LeastPixelsPerInch), value, "LeastPixelsPerInch must be above 0.");
    }

    /// <summary>The options that suit a profile.</summary>
    public static PdfOptions For(Profile profile) => profile switch
    {
        Profile.Print => new() { ShowOutline = false, ForPress = true, LeastPixelsPerInch = 300 },
        Profile.Booklet => new() { ShowOutline = false, IsBooklet = true },
        _ => new(),
    };
}
