using System.Buffers.Binary;

namespace NewsExport.Imaging;

/// <summary>
/// Walks through a baseline JPEG block by block without making pixels of it, to see that its scan ends where its last block does.
/// Decoders skip what stands between the last block and the end marker; a file that is passed on must have nothing there.
/// </summary>
/// <remarks>ITU-T T.81, B.2, F.2.2 and annex C.</remarks>
internal ref struct JpegWalk
{
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly ushort[]?[] _tables = new ushort[8][];
    private readonly Dictionary<int, int> _blocksOf = [];
    private int _blocksAcross;
    private int _blocksDown;
    private int _restartInterval;
    private int _at;
    private uint _bits;
    private int _count;

    private JpegWalk(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    /// <summary>Whether head, tables, one scan of all components and the end marker are all that there is.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return new JpegWalk(bytes).Walk();
        }
        catch (Exception exception) when (exception is IndexOutOfRangeException or ArgumentOutOfRangeException or InvalidDataException or KeyNotFoundException)
        {
            return false;
        }
    }

    private bool Walk()
    {
        int at = 2;
        while (_bytes[at] == 0xFF)
        {
            byte marker = _bytes[at + 1];
            int length = BinaryPrimitives.ReadUInt16BigEndian(_bytes[(at + 2)..]);
            if (length < 2) return false;
            ReadOnlySpan<byte> segment = _bytes.Slice(at + 4, length - 2);
            at += 2 + length;
            switch (marker)
            {
                // JFIF without a thumbnail.
                case 0xE0 when segment.Length == 14 && segment.StartsWith("JFIF\0"u8) && segment[12] == 0 && segment[13] == 0:
                case 0xDB:
                    break;
                case 0xC4:
                    if (!Tables(segment)) return false;
                    break;
                case 0xC0:
                    if (!Frame(segment)) return false;
                    break;
                case 0xDD:
                    _restartInterval = BinaryPrimitives.ReadUInt16BigEndian(segment);
                    break;
                case 0xDA:
                    _at = at;
                    return Scan(segment) && _bytes[_at..].SequenceEqual((ReadOnlySpan<byte>)[0xFF, 0xD9]);
                default:
                    return false;
            }
        }

        return false;
    }

    private readonly bool Tables(ReadOnlySpan<byte> segment)
    {
        while (segment.Length > 0)
        {
            int number = segment[0];
            if ((number & 0xEE) != 0) return false;
            // For each sixteen bits ahead: the length of the code they start with, and its value.
            ushort[] table = new ushort[1 << 16];
            int code = 0;
            int value = 17;
            for (int length = 1; length <= 16; length++)
            {
                for (int i = 0; i < segment[length]; i++)
                {
                    int from = code << (16 - length);
                    table.AsSpan(from, 1 << (16 - length)).Fill((ushort)((length << 8) | segment[value++]));
                    code++;
                }

                code <<= 1;
            }

            _tables[((number >> 4) * 4) + (number & 1)] = table;
            segment = segment[value..];
        }

        return true;
    }

    private bool Frame(ReadOnlySpan<byte> segment)
    {
        int height = BinaryPrimitives.ReadUInt16BigEndian(segment[1..]);
        int width = BinaryPrimitives.ReadUInt16BigEndian(segment[3..]);
        int components = segment[5];
        if (_blocksOf.Count > 0 || segment[0] != 8 || width == 0 || height == 0 || components is not (1 or 3) || segment.Length != 6 + (3 * components)) return false;
        int mostAcross = 1;
        int mostDown = 1;
        for (int i = 0; i < components; i++)
        {
            int across = segment[7 + (3 * i)] >> 4;
            int down = segment[7 + (3 * i)] & 15;
            if (across is 0 or > 4 || down is 0 or > 4) return false;
            (mostAcross, mostDown) = (Math.Max(mostAcross, across), Math.Max(mostDown, down));
            // The blocks of a lone component are not interleaved (A.2.2).
            _blocksOf.Add(segment[6 + (3 * i)], components == 1 ? 1 : across * down);
        }

        if (components == 1) (mostAcross, mostDown) = (1, 1);
        _blocksAcross = (width + (8 * mostAcross) - 1) / (8 * mostAcross);
        _blocksDown = (height + (8 * mostDown) - 1) / (8 * mostDown);
        return true;
    }

    private bool Scan(ReadOnlySpan<byte> segment)
    {
        int components = segment[0];
        if (components == 0 || components != _blocksOf.Count || segment.Length != 4 + (2 * components)) return false;
        int units = _blocksAcross * _blocksDown;
        for (int unit = 0; unit < units; unit++)
        {
            if (_restartInterval > 0 && unit > 0 && unit % _restartInterval == 0 && !Restart(unit / _restartInterval)) return false;
            for (int i = 0; i < components; i++)
            {
                ushort[] first = _tables[segment[2 + (2 * i)] >> 4]!;
                ushort[] rest = _tables[4 + (segment[2 + (2 * i)] & 15)]!;
                for (int block = _blocksOf[segment[1 + (2 * i)]]; block > 0; block--) Block(first, rest);
            }
        }

        return true;
    }

    /// <summary>What is left of the last byte is filling; then comes the marker with its number.</summary>
    private bool Restart(int number)
    {
        (_bits, _count) = (0, 0);
        if (_bytes[_at] != 0xFF || _bytes[_at + 1] != 0xD0 + ((number - 1) & 7)) return false;
        _at += 2;
        return true;
    }

    private void Block(ushort[] first, ushort[] rest)
    {
        Skip(Symbol(first));
        for (int i = 1; i < 64; i++)
        {
            int symbol = Symbol(rest);
            if ((symbol & 15) != 0) i += symbol >> 4;
            else if (symbol == 0xF0) i += 15;
            else return;
            Skip(symbol & 15);
        }
    }

    private int Symbol(ushort[] table)
    {
        // Bytes are taken one by one, never more than the code needs: what is left over at the end must be seen.
        for (int ahead = _count; ; ahead = _count)
        {
            ushort entry = table[ahead >= 16 ? (_bits >> (ahead - 16)) & 0xFFFF : (_bits << (16 - ahead)) & 0xFFFF];
            int length = entry >> 8;
            if (length > 0 && length <= ahead)
            {
                _count -= length;
                _bits &= (1u << _count) - 1;
                return entry & 0xFF;
            }

            if (ahead >= 16) throw new InvalidDataException("No code is like that.");
            Take();
        }
    }

    private void Skip(int bits)
    {
        while (_count < bits) Take();
        _count -= bits;
        _bits &= (1u << _count) - 1;
    }

    private void Take()
    {
        byte value = _bytes[_at++];
        if (value == 0xFF && _bytes[_at++] != 0) throw new InvalidDataException("The scan ends too soon.");
        _bits = (_bits << 8) | value;
        _count += 8;
    }
}
