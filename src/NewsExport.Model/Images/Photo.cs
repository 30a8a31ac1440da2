namespace NewsExport.Model;

/// <summary>One photo or drawing of a figure, with the words that belong to it alone.</summary>
/// <param name="Sources">Where its bytes may be had, the page's own choice first; at least one.</param>
/// <param name="Alt">What it shows, for those who do not see it.</param>
/// <param name="Caption">A caption of this photo alone; empty if there is none, or if the figure has one for all.</param>
/// <param name="Credit">A credit of this photo alone; empty if there is none.</param>
/// <param name="Span">Where it was written.</param>
public sealed record Photo(ValueList<ImageSource> Sources, AltText Alt, Inlines Caption, Inlines Credit, SourceSpan Span = default) : Node(Span)
{
    /// <summary>The name under which an <see cref="ImageSet"/> holds the photo: that of its first source.</summary>
    public ImageId Id => Sources.IsEmpty ? default : ImageId.FromLocation(Sources[0].Location);

    /// <summary>A photo with one source and no words.</summary>
    public static Photo FromLocation(string location, AltText alt, SourceSpan span) =>
        new([new ImageSource(location)], alt, Inlines.Empty, Inlines.Empty, span);
}

/// <summary>One of the places where a photo may be had (HTML's srcset, data-src and their kin).</summary>
/// <param name="Location">
/// A path relative to the input's root with forward slashes (<c>images/bridge.jpg</c>), an absolute http or https URL, or a data: URL.
/// </param>
/// <param name="Width">Its width in pixels as the page says, or null.</param>
/// <param name="Density">Its pixels per CSS pixel as the page says, or null.</param>
/// <param name="MediaType">Its media type as the page says, or null.</param>
public sealed record ImageSource(string Location, int? Width = null, double? Density = null, string? MediaType = null);

/// <summary>The name of an image within an edition.</summary>
/// <param name="Name">The location of its first source; for a data: URL a digest of it.</param>
public readonly record struct ImageId(string Name)
{
    /// <summary>The name of the image at a location; see <see cref="ImageSource.Location"/>.</summary>
    public static ImageId FromLocation(string location)
    {
        ArgumentNullException.ThrowIfNull(location);
        if (!location.StartsWith("data:", StringComparison.OrdinalIgnoreCase)) return new ImageId(location);
        byte[] digest = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(location));
        return new ImageId("data-" + Convert.ToHexStringLower(digest.AsSpan(0, 16)));
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name ?? "";
}
