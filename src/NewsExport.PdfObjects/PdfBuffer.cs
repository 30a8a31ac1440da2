using System.Globalization;
using System.Text;

namespace NewsExport.PdfObjects;

/// <summary>Characters of PDF syntax as they are written (ISO 32000-1, 7.2 and 7.3). Not safe to share between threads.</summary>
public sealed class PdfBuffer
{
    // Most objects are small, and there are many.
    private byte[] _bytes = new byte[256];
    private int _length;

    /// <summary>What was written.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    /// <summary>How many bytes were written.</summary>
    public int Length => _length;

    /// <summary>Forgets what was written.</summary>
    public void Clear() => _length = 0;

    /// <summary>Syntax as it is: ASCII alone.</summary>
    public PdfBuffer Raw(string syntax)
    {
        ArgumentNullException.ThrowIfNull(syntax);
        _length += Encoding.ASCII.GetBytes(syntax, Room(syntax.Length));
        return this;
    }

    /// <summary>Bytes as they are.</summary>
    public PdfBuffer Raw(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        _length += bytes.Length;
        return this;
    }

    /// <summary>A whole number.</summary>
    public PdfBuffer Integer(long value)
    {
        value.TryFormat(Room(20), out int written, default, CultureInfo.InvariantCulture);
        _length += written;
        return this;
    }

    /// <summary>A number with at most three decimals and no exponent.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is no number, or infinite.</exception>
    public PdfBuffer Number(double value)
    {
        if (!double.IsFinite(value)) throw new ArgumentOutOfRangeException(nameof(value), value, "PDF has no such number.");
        if (Math.Abs(value) < 1e9) return Thousandths((long)Math.Round(value * 1000, MidpointRounding.AwayFromZero));
        double rounded = Math.Round(value, 3, MidpointRounding.AwayFromZero);
        if (rounded == Math.Truncate(rounded) && Math.Abs(rounded) < 1e15) return Integer((long)rounded);
        // A double has some 300 digits before its point, and three behind.
        rounded.TryFormat(Room(320), out int written, "0.###", CultureInfo.InvariantCulture);
        _length += written;
        return this;
    }

    // Places on a page are most of what is written: as whole numbers they take a fraction of the time.
    private PdfBuffer Thousandths(long value)
    {
        int rest = (int)(Math.Abs(value) % 1000);
        if (value < 0 && (rest != 0 || value <= -1000)) Byte((byte)'-');
        Integer(Math.Abs(value) / 1000);
        if (rest == 0) return this;
        Span<byte> digits = Room(4);
        digits[0] = (byte)'.';
        digits[1] = (byte)('0' + (rest / 100));
        digits[2] = (byte)('0' + (rest / 10 % 10));
        digits[3] = (byte)('0' + (rest % 10));
        _length += rest % 100 == 0 ? 2 : rest % 10 == 0 ? 3 : 4;
        return this;
    }

    /// <summary>A name, with its solidus (7.3.5).</summary>
    public PdfBuffer Name(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        Raw("/");
        foreach (byte value in Encoding.UTF8.GetBytes(name))
        {
            if (value is > 0x20 and < 0x7F && "#()<>[]{}/%".IndexOf((char)value, StringComparison.Ordinal) < 0) Byte(value);
            else Raw("#").Hex(value);
        }

        return this;
    }

    /// <summary>A reference to an object (7.3.10).</summary>
    public PdfBuffer Reference(int number) => Integer(number).Raw(" 0 R");

    /// <summary>A text string: ASCII as it is, other text as UTF-16 with its mark (7.9.2.2).</summary>
    public PdfBuffer Text(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.All(character => character is >= ' ' and < (char)0x7F)) return Literal(text);
        Raw("<FEFF");
        foreach (char character in text) Hex((byte)(character >> 8)).Hex((byte)character);
        return Raw(">");
    }

    /// <summary>A byte string of ASCII characters (7.3.4.2).</summary>
    public PdfBuffer Literal(string ascii)
    {
        ArgumentNullException.ThrowIfNull(ascii);
        Raw("(");
        foreach (char character in ascii) LiteralByte((byte)character);
        return Raw(")");
    }

    /// <summary>A code of two bytes within a literal string, without brackets: half of what it takes in hexadecimal digits (7.3.4.2).</summary>
    public PdfBuffer LiteralCode(ushort code)
    {
        LiteralByte((byte)(code >> 8));
        LiteralByte((byte)code);
        return this;
    }

    /// <summary>A code of two bytes in hexadecimal digits, without brackets.</summary>
    public PdfBuffer Code(ushort code) => Hex((byte)(code >> 8)).Hex((byte)code);

    /// <summary>A byte in two hexadecimal digits, without brackets.</summary>
    public PdfBuffer Hex(byte value)
    {
        const string digits = "0123456789ABCDEF";
        Span<byte> span = Room(2);
        span[0] = (byte)digits[value >> 4];
        span[1] = (byte)digits[value & 15];
        _length += 2;
        return this;
    }

    private void LiteralByte(byte value)
    {
        if (value is (byte)'(' or (byte)')' or (byte)'\\' or (byte)'\r')
        {
            Byte((byte)'\\');
            // One that stands for itself would be read as a line feed.
            if (value == '\r') value = (byte)'r';
        }

        Byte(value);
    }

    private void Byte(byte value)
    {
        Room(1)[0] = value;
        _length++;
    }

    private Span<byte> Room(int count)
    {
        if (_bytes.Length - _length < count) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + count));
        return _bytes.AsSpan(_length);
    }
}
