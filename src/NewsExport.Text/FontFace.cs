namespace NewsExport.Text;

/// <summary>A font of one style, open for shaping and subsetting. Immutable; safe to share between threads.</summary>
public sealed class FontFace;
