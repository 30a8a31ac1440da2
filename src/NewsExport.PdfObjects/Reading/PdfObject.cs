using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace NewsExport.PdfObjects;

/// <summary>An object of a PDF as it was read (ISO 32000-1, 7.3). Immutable.</summary>
public abstract record PdfObject
{
    /// <summary>Writes its syntax.</summary>
    public abstract void WriteTo(PdfBuffer buffer);

    /// <summary>Its syntax.</summary>
    public sealed override string ToString()
    {
        var buffer = new PdfBuffer();
        WriteTo(buffer);
        return Encoding.Latin1.GetString(buffer.Bytes);
    }
}

/// <summary>Nothing; also what a missing entry or object is.</summary>
public sealed record PdfNull : PdfObject
{
    private PdfNull()
    {
    }

    /// <summary>The one null.</summary>
    public static PdfNull Value { get; } = new();

    /// <inheritdoc/>
    public override void WriteTo(PdfBuffer buffer) => buffer.Raw("null");
}

/// <summary>True or false.</summary>
public sealed record PdfBoolean(bool Value) : PdfObject
{
    /// <inheritdoc/>
    public override void WriteTo(PdfBuffer buffer) => buffer.Raw(Value ? "true" : "false");
}

/// <summary>A number.</summary>
/// <param name="Value">Its value.</param>
/// <param name="IsInteger">Whether it was written without a point.</param>
public sealed record PdfNumber(double Value, bool IsInteger) : PdfObject
{
    /// <summary>Its value as a whole number, within the range of <see cref="int"/>.</summary>
    public int Integer => (int)Math.Clamp(Value, int.MinValue, int.MaxValue);

    /// <inheritdoc/>
    public override void WriteTo(PdfBuffer buffer)
    {
        if (IsInteger) buffer.Raw(Value.ToString("0", CultureInfo.InvariantCulture));
        else buffer.Raw(Value.ToString("0.0########", CultureInfo.InvariantCulture));
    }
}

/// <summary>A name, each byte of it as the character of the same number.</summary>
public sealed record PdfName(string Value) : PdfObject
{
    /// <inheritdoc/>
    public override void WriteTo(PdfBuffer buffer)
    {
        buffer.Raw("/");
        foreach (char character in Value)
        {
            if (character is > ' ' and < (char)0x7F && !"#()<>[]{}/%".Contains(character, StringComparison.Ordinal)) buffer.Raw([(byte)character]);
            else buffer.Raw("#").Hex((byte)character);
        }
    }
}

/// <summary>A string of bytes.</summary>
public sealed record PdfString(ReadOnlyMemory<byte> Bytes) : PdfObject
{
    /// <summary>The text that it is (7.9.2): UTF-16 or UTF-8 by its mark, else one byte a character, ASCII in full and the rest as Latin-1.</summary>
    public string Text
    {
        get
        {
            ReadOnlySpan<byte> bytes = Bytes.Span;
            if (bytes.StartsWith([(byte)0xFE, (byte)0xFF])) return Encoding.BigEndianUnicode.GetString(bytes[2..]);
            if (bytes.StartsWith([(byte)0xFF, (byte)0xFE])) return Encoding.Unicode.GetString(bytes[2..]);
            return bytes.StartsWith([(byte)0xEF, (byte)0xBB, (byte)0xBF]) ? Encoding.UTF8.GetString(bytes[3..]) : Encoding.Latin1.GetString(bytes);
        }
    }

    /// <inheritdoc/>
    public bool Equals(PdfString? other) => other is not null && Bytes.Span.SequenceEqual(other.Bytes.Span);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(Bytes.Span);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override void WriteTo(PdfBuffer buffer)
    {
        if (Bytes.Span.IndexOfAnyExceptInRange((byte)0x20, (byte)0x7E) < 0)
        {
            buffer.Literal(Encoding.ASCII.GetString(Bytes.Span));
            return;
        }

        buffer.Raw("<");
        foreach (byte value in Bytes.Span) buffer.Hex(value);
        buffer.Raw(">");
    }
}

/// <summary>The place of an object that stands elsewhere.</summary>
public sealed record PdfReference(int Number, int Generation) : PdfObject
{
    /// <inheritdoc/>
    public override void WriteTo(PdfBuffer buffer) => buffer.Integer(Number).Raw(" ").Integer(Generation).Raw(" R");
}

/// <summary>Objects in order. Two arrays are equal if they are the same one.</summary>
public sealed record PdfArray : PdfObject, IReadOnlyList<PdfObject>
{
    private readonly PdfObject[] _items;

    internal PdfArray(PdfObject[] items) => _items = items;

    /// <summary>An array of nothing.</summary>
    public static PdfArray Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <inheritdoc/>
    public PdfObject this[int index] => _items[index];

    /// <inheritdoc/>
    public bool Equals(PdfArray? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    /// <inheritdoc/>
    public IEnumerator<PdfObject> GetEnumerator() => ((IEnumerable<PdfObject>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();

    /// <inheritdoc/>
    public override void WriteTo(PdfBuffer buffer)
    {
        buffer.Raw("[");
        for (int i = 0; i < _items.Length; i++)
        {
            if (i > 0) buffer.Raw(" ");
            _items[i].WriteTo(buffer);
        }

        buffer.Raw("]");
    }
}

/// <summary>Objects by name; of two entries of one name the first counts. Two dictionaries are equal if they are the same one.</summary>
public sealed record PdfDictionary : PdfObject, IReadOnlyCollection<KeyValuePair<string, PdfObject>>
{
    // Most have a few entries, and looking through those is faster than hashing.
    private const int Few = 16;

    private readonly KeyValuePair<string, PdfObject>[] _entries;
    private readonly Dictionary<string, PdfObject>? _many;

    internal PdfDictionary(KeyValuePair<string, PdfObject>[] entries)
    {
        _entries = entries;
        if (entries.Length <= Few) return;
        _many = new Dictionary<string, PdfObject>(entries.Length, StringComparer.Ordinal);
        foreach ((string key, PdfObject value) in entries) _many.TryAdd(key, value);
    }

    /// <summary>A dictionary of nothing.</summary>
    public static PdfDictionary Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _entries.Length;

    /// <summary>The value of a key as it stands there, perhaps a reference; null's object if there is none.</summary>
    public PdfObject this[string key] => TryGet(key, out PdfObject? value) ? value : PdfNull.Value;

    /// <summary>Looks up a key.</summary>
    public bool TryGet(string key, [NotNullWhen(true)] out PdfObject? value)
    {
        if (_many is not null) return _many.TryGetValue(key, out value);
        foreach (KeyValuePair<string, PdfObject> entry in _entries)
        {
            if (entry.Key != key) continue;
            value = entry.Value;
            return true;
        }

        value = null;
        return false;
    }

    /// <summary>Whether there is an entry.</summary>
    public bool Has(string key) => TryGet(key, out _);

    /// <inheritdoc/>
    public bool Equals(PdfDictionary? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, PdfObject>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, PdfObject>>)_entries).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _entries.GetEnumerator();

    /// <inheritdoc/>
    public override void WriteTo(PdfBuffer buffer)
    {
        buffer.Raw("<<");
        foreach ((string key, PdfObject value) in _entries)
        {
            new PdfName(key).WriteTo(buffer);
            if (value is PdfNumber or PdfReference or PdfBoolean or PdfNull) buffer.Raw(" ");
            value.WriteTo(buffer);
        }

        buffer.Raw(">>");
    }
}

/// <summary>A stream: its dictionary, and where its bytes stand in the file. They are read by <see cref="PdfDocument"/> when asked for.</summary>
/// <param name="Dictionary">What it says of itself.</param>
/// <param name="Offset">Where its bytes begin.</param>
/// <param name="Length">How many there are.</param>
/// <param name="HasRightLength">Whether its dictionary says so too.</param>
public sealed record PdfStream(PdfDictionary Dictionary, long Offset, int Length, bool HasRightLength) : PdfObject
{
    /// <inheritdoc/>
    public override void WriteTo(PdfBuffer buffer) => Dictionary.WriteTo(buffer);
}
