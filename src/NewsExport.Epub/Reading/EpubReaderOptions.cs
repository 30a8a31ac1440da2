namespace NewsExport.Epub.Reading;

/// <summary>How much of a book is read before it is refused: an archive of a few bytes can swell to any size.</summary>
public sealed record EpubReaderOptions
{
    /// <summary>The most entries of the archive, above 0; 20,000 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not above 0.</exception>
    public int MaxEntries { get; init => field = AboveZero(value, nameof(MaxEntries)); } = 20_000;

    /// <summary>The most bytes of one page or other document, unpacked; 32 MiB unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not above 0.</exception>
    public long MaxDocumentBytes { get; init => field = AboveZero(value, nameof(MaxDocumentBytes)); } = 32L << 20;

    /// <summary>The most bytes of one photo, unpacked; 256 MiB unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not above 0.</exception>
    public long MaxPhotoBytes { get; init => field = AboveZero(value, nameof(MaxPhotoBytes)); } = 256L << 20;

    /// <summary>The most bytes of all entries, unpacked; 4 GiB unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not above 0.</exception>
    public long MaxTotalBytes { get; init => field = AboveZero(value, nameof(MaxTotalBytes)); } = 4L << 30;

    /// <summary>How many times its packed size an entry of more than a mebibyte may have, above 0; 200 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not above 0.</exception>
    public int MaxRatio { get; init => field = AboveZero(value, nameof(MaxRatio)); } = 200;

    /// <summary>How deep elements may lie in one another, above 0; 200 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not above 0.</exception>
    public int MaxDepth { get; init => field = AboveZero(value, nameof(MaxDepth)); } = 200;

    private static T AboveZero<T>(T value, string name)
        where T : struct, System.Numerics.INumber<T> =>
        value > T.Zero ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be above 0.");
}
