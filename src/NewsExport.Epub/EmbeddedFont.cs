namespace NewsExport.Epub;

/// <summary>A font that an EPUB carries, cut to the characters that it shows.</summary>
/// <param name="Family">Its family's name.</param>
/// <param name="Weight">Its weight, 100 to 900; 400 is regular, 700 bold.</param>
/// <param name="IsItalic">Whether it is italic or oblique.</param>
/// <param name="MediaType"><c>font/otf</c> or <c>font/ttf</c>.</param>
/// <param name="Bytes">The font file.</param>
/// <param name="License">The name of its licence, for the colophon; null if not known.</param>
public sealed record EmbeddedFont(string Family, int Weight, bool IsItalic, string MediaType, ReadOnlyMemory<byte> Bytes, string? License = null);
