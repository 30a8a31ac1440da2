using System.Buffers.Text;

namespace NewsExport.PdfObjects;

/// <summary>The kinds of tokens.</summary>
public enum PdfToken
{
    /// <summary>There are no more bytes.</summary>
    End,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A name without its solidus, # codes not resolved.</summary>
    Name,

    /// <summary>A string between parentheses, escapes not resolved.</summary>
    Literal,

    /// <summary>A string of hexadecimal digits.</summary>
    Hex,

    /// <summary>The beginning of an array.</summary>
    ArrayOpen,

    /// <summary>The end of an array.</summary>
    ArrayClose,

    /// <summary>The beginning of a dictionary.</summary>
    DictionaryOpen,

    /// <summary>The end of a dictionary.</summary>
    DictionaryClose,

    /// <summary>Any other word: an operator, obj, true.</summary>
    Keyword,
}

/// <summary>Divides bytes into tokens (ISO 32000-1, 7.2). It takes any bytes: what is no token is a keyword.</summary>
public ref struct PdfTokenReader
{
    // 0 regular, 1 white space, 2 delimiter.
    private static readonly byte[] Classes = BuildClasses();

    private readonly ReadOnlySpan<byte> _bytes;

    /// <summary>Begins at the first byte.</summary>
    public PdfTokenReader(ReadOnlySpan<byte> bytes, int position = 0)
    {
        _bytes = bytes;
        Position = position;
    }

    /// <summary>Where the next token is looked for.</summary>
    public int Position { get; set; }

    /// <summary>What was read last.</summary>
    public PdfToken Token { get; private set; }

    /// <summary>Where that began.</summary>
    public int Start { get; private set; }

    /// <summary>The characters of the last name, string or keyword.</summary>
    public ReadOnlySpan<byte> Slice { get; private set; }

    /// <summary>The last number.</summary>
    public double Number { get; private set; }

    /// <summary>Whether the last number was written without a point.</summary>
    public bool IsInteger { get; private set; }

    /// <summary>Whether a byte is white space.</summary>
    public static bool IsWhite(byte value) => Classes[value] == 1;

    /// <summary>Whether a byte is neither white space nor a delimiter.</summary>
    public static bool IsRegular(byte value) => Classes[value] == 0;

    /// <summary>Reads a token; false at the end.</summary>
    public bool Read()
    {
        ReadOnlySpan<byte> bytes = _bytes;
        int at = Position;
        while (at < bytes.Length)
        {
            byte value = bytes[at];
            if (Classes[value] == 1) at++;
            else if (value == (byte)'%')
            {
                int line = bytes[at..].IndexOfAny((byte)'\r', (byte)'\n');
                at = line < 0 ? bytes.Length : at + line;
            }
            else break;
        }

        Start = at;
        if (at >= bytes.Length)
        {
            Position = bytes.Length;
            return Set(PdfToken.End, default, at);
        }

        byte first = bytes[at];
        switch (first)
        {
            case (byte)'[': return Set(PdfToken.ArrayOpen, default, at + 1);
            case (byte)']': return Set(PdfToken.ArrayClose, default, at + 1);
            case (byte)'<' when at + 1 < bytes.Length && bytes[at + 1] == (byte)'<': return Set(PdfToken.DictionaryOpen, default, at + 2);
            case (byte)'>' when at + 1 < bytes.Length && bytes[at + 1] == (byte)'>': return Set(PdfToken.DictionaryClose, default, at + 2);
            case (byte)'<':
                int close = bytes[at..].IndexOf((byte)'>');
                return close < 0 ? Set(PdfToken.Hex, bytes[(at + 1)..], bytes.Length) : Set(PdfToken.Hex, bytes.Slice(at + 1, close - 1), at + close + 1);
            case (byte)'(': return ReadLiteral(at + 1);
            case (byte)'/':
                int end = EndOfRegular(at + 1);
                return Set(PdfToken.Name, bytes[(at + 1)..end], end);
            case (byte)'>' or (byte)')' or (byte)'{' or (byte)'}': return Set(PdfToken.Keyword, bytes.Slice(at, 1), at + 1);
            default:
                end = EndOfRegular(at);
                ReadOnlySpan<byte> word = bytes[at..end];
                if (first <= (byte)'9' && TryNumber(word, out double number, out bool integer))
                {
                    Number = number;
                    IsInteger = integer;
                    return Set(PdfToken.Number, word, end);
                }

                return Set(PdfToken.Keyword, word, end);
        }
    }

    /// <summary>Writes the bytes of the last string, literal or hexadecimal, into a span at least as long as <see cref="Slice"/>; gives their number.</summary>
    public readonly int CopyString(Span<byte> target) => Token == PdfToken.Hex ? CopyHex(Slice, target) : CopyLiteral(Slice, target);

    private static int CopyHex(ReadOnlySpan<byte> digits, Span<byte> target)
    {
        int count = 0;
        int high = -1;
        foreach (byte digit in digits)
        {
            int value = HexOf(digit);
            if (value < 0) continue;
            if (high < 0) high = value;
            else
            {
                target[count++] = (byte)((high << 4) | value);
                high = -1;
            }
        }

        if (high >= 0) target[count++] = (byte)(high << 4);
        return count;
    }

    private static int CopyLiteral(ReadOnlySpan<byte> source, Span<byte> target)
    {
        int count = 0;
        for (int i = 0; i < source.Length; i++)
        {
            byte value = source[i];
            if (value == (byte)'\r')
            {
                if (i + 1 < source.Length && source[i + 1] == (byte)'\n') i++;
                target[count++] = (byte)'\n';
                continue;
            }

            if (value != (byte)'\\')
            {
                target[count++] = value;
                continue;
            }

            if (++i == source.Length) break;
            switch (source[i])
            {
                case (byte)'n': target[count++] = (byte)'\n'; break;
                case (byte)'r': target[count++] = (byte)'\r'; break;
                case (byte)'t': target[count++] = (byte)'\t'; break;
                case (byte)'b': target[count++] = (byte)'\b'; break;
                case (byte)'f': target[count++] = (byte)'\f'; break;
                case (byte)'\n': break;
                case (byte)'\r':
                    if (i + 1 < source.Length && source[i + 1] == (byte)'\n') i++;
                    break;
                case >= (byte)'0' and <= (byte)'7':
                    int octal = source[i] - '0';
                    for (int digits = 1; digits < 3 && i + 1 < source.Length && source[i + 1] is >= (byte)'0' and <= (byte)'7'; digits++) octal = (octal << 3) | (source[++i] - '0');
                    target[count++] = (byte)octal;
                    break;
                default: target[count++] = source[i]; break;
            }
        }

        return count;
    }

    internal static int HexOf(byte digit) => digit switch
    {
        >= (byte)'0' and <= (byte)'9' => digit - '0',
        >= (byte)'A' and <= (byte)'F' => digit - 'A' + 10,
        >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
        _ => -1,
    };

    private static byte[] BuildClasses()
    {
        var classes = new byte[256];
        foreach (byte white in "\0\t\n\f\r "u8) classes[white] = 1;
        foreach (byte delimiter in "()<>[]{}/%"u8) classes[delimiter] = 2;
        return classes;
    }

    private static bool TryNumber(ReadOnlySpan<byte> word, out double number, out bool integer)
    {
        number = 0;
        integer = true;
        int at = 0;
        bool negative = false;
        if (word[0] is (byte)'+' or (byte)'-')
        {
            negative = word[0] == (byte)'-';
            at = 1;
        }

        long whole = 0;
        int digits = 0;
        int decimals = 0;
        for (; at < word.Length; at++)
        {
            int digit = word[at] - '0';
            if (digit is >= 0 and <= 9)
            {
                if (++digits > 17) return TryLongNumber(word, out number, out integer);
                whole = (whole * 10) + digit;
                if (!integer) decimals++;
            }
            else if (word[at] == (byte)'.' && integer) integer = false;
            else return false;
        }

        if (digits == 0) return false;
        double value = whole;
        if (decimals > 0) value /= PowerOfTen(decimals);
        number = negative ? -value : value;
        return true;
    }

    private static bool TryLongNumber(ReadOnlySpan<byte> word, out double number, out bool integer)
    {
        integer = !word.Contains((byte)'.');
        if (word[0] == (byte)'+') word = word[1..];
        return Utf8Parser.TryParse(word, out number, out int used, 'F') && used == word.Length && double.IsFinite(number);
    }

    private static double PowerOfTen(int exponent)
    {
        double value = 1;
        for (int i = 0; i < exponent; i++) value *= 10;
        return value;
    }

    private readonly int EndOfRegular(int at)
    {
        while (at < _bytes.Length && Classes[_bytes[at]] == 0) at++;
        return at;
    }

    private bool ReadLiteral(int at)
    {
        int start = at;
        for (int depth = 1; at < _bytes.Length; at++)
        {
            byte value = _bytes[at];
            if (value == (byte)'\\') at++;
            else if (value == (byte)'(') depth++;
            else if (value == (byte)')' && --depth == 0) return Set(PdfToken.Literal, _bytes[start..at], at + 1);
        }

        return Set(PdfToken.Literal, _bytes[start..], _bytes.Length);
    }

    private bool Set(PdfToken token, ReadOnlySpan<byte> slice, int position)
    {
        Token = token;
        Slice = slice;
        Position = position;
        return token != PdfToken.End;
    }
}
