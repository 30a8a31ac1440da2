using NewsExport.Model;

namespace NewsExport.Pdf;

/// <summary>What a PDF is made for.</summary>
public sealed record PdfOptions
{
    /// <summary>Whether the outline is shown when the document is opened.</summary>
    public bool ShowOutline { get; init; } = true;

    /// <summary>The options that suit a profile.</summary>
    public static PdfOptions For(Profile profile) => new() { ShowOutline = profile is not Profile.Print };
}
