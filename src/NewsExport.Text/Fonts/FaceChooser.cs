namespace NewsExport.Text;

/// <summary>The fonts of one style: which shows a character is looked up once. Safe to share between threads.</summary>
internal sealed class FaceChooser(FontFace primary, bool isPrimaryFirst, Func<int, FontFace?> find)
{
    private const int PageBits = 8;
    private const int PageSize = 1 << PageBits;

    // Of a page, each entry is null until it is asked for; two threads that ask at once find the same.
    private readonly object?[]?[] _pages = new object?[0x110000 >> PageBits][];

    private static readonly object None = new();

    /// <summary>The style's own font of the package.</summary>
    public FontFace Primary { get; } = primary;

    /// <summary>Whether a font shows every character that it has.</summary>
    public bool TakesAllFrom(FontFace face) => isPrimaryFirst && face == Primary;

    /// <summary>The font that shows a character; null if none does.</summary>
    public FontFace? For(int codePoint)
    {
        if (isPrimaryFirst && Primary.Has(codePoint)) return Primary;
        object?[] page = _pages[codePoint >> PageBits] ??= new object?[PageSize];
        object? known = page[codePoint & (PageSize - 1)];
        if (known is null) page[codePoint & (PageSize - 1)] = known = (object?)find(codePoint) ?? None;
        return known as FontFace;
    }
}
