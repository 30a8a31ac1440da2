using System.Globalization;
using System.Diagnostics.CodeAnalysis;

namespace NewsExport.Batch;

/// <summary>How a batch is run. The defaults do everything, on all cores.</summary>
public sealed record BatchOptions
{
    /// <summary>How articles are exported, where their input does not say.</summary>
    public ExportOptions Export { get; init => field = value ?? new(); } = new();

    /// <summary>How many articles are worked on at once, 1 to 1024; one for each core unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1 or above 1024.</exception>
    public int Jobs
    {
        get;
        init => field = value is >= 1 and <= 1024 ? value : throw new ArgumentOutOfRangeException(nameof(Jobs), value, "Jobs must be 1 to 1024.");
    } = Environment.ProcessorCount;

    /// <summary>The part of the articles that is done here; null for all.</summary>
    public BatchShard? Shard { get; init; }

    /// <summary>Whether articles whose files are whole, and whose text, photos and options have not changed since, are left as they are.</summary>
    public bool Resume { get; init; }

    /// <summary>The folder that outputs' names are relative to; null for the one that holds all inputs.</summary>
    public string? Root { get; init => field = value is null ? null : Path.GetFullPath(value); }

    /// <summary>
    /// How an edition file, whose full path it is given, is exported; null for <see cref="EditionFile.OptionsOf"/> over <see cref="Export"/>. A command
    /// whose own options stand above those of the file gives them here.
    /// </summary>
    public Func<string, ExportOptions>? EditionOptions { get; init; }

    /// <summary>
    /// Where the journal, the lock and the report stand; null for <c>.newsexport</c> in the target's folder, and the report in the target's folder itself.
    /// </summary>
    public string? StateFolder { get; init => field = value is null ? null : Path.GetFullPath(value); }
}

/// <summary>One of several parts of the articles. To which part an article belongs is told by its bytes alone.</summary>
public sealed record BatchShard
{
    /// <summary>A part.</summary>
    /// <param name="index">Which, from 1.</param>
    /// <param name="count">How many there are, at most 10,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1 or above 10,000, or the index below 1 or above the count.</exception>
    public BatchShard(int index, int count)
    {
        if (count is < 1 or > 10_000) throw new ArgumentOutOfRangeException(nameof(count), count, "There may be 1 to 10,000 shards.");
        if (index < 1 || index > count) throw new ArgumentOutOfRangeException(nameof(index), index, $"The shard must be 1 to {count}.");
        (Index, Count) = (index, count);
    }

    /// <summary>Which, from 1.</summary>
    public int Index { get; }

    /// <summary>How many there are.</summary>
    public int Count { get; }

    /// <summary>Reads <c>2/5</c>: the second of five.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out BatchShard? shard)
    {
        shard = null;
        string[] parts = (text ?? "").Split('/');
        if (parts.Length != 2
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int index)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            || count is < 1 or > 10_000 || index < 1 || index > count)
        {
            return false;
        }

        shard = new BatchShard(index, count);
        return true;
    }

    /// <summary>The form <c>2/5</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Index}/{Count}");

    /// <summary>Whether an article is of this part.</summary>
    /// <param name="digest">The SHA-256 of its bytes.</param>
    internal bool Holds(ReadOnlySpan<byte> digest) =>
        (int)(System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(digest) % (ulong)Count) == Index - 1;
}
