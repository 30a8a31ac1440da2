using System.Text;

namespace NewsExport.PdfObjects;

/// <summary>Builds objects of tokens. Keeps the names that it has met, since a file has few different ones. Not safe to share between threads.</summary>
public sealed class PdfObjectParser
{
    private const int MaxDepth = 100;
    private const int KnownNames = 1024;
    private static readonly PdfNumber[] SmallNumbers = [.. Enumerable.Range(0, 256).Select(value => new PdfNumber(value, true))];
    private static readonly PdfBoolean True = new(true);
    private static readonly PdfBoolean False = new(false);

    private readonly PdfName?[] _names = new PdfName?[KnownNames];

    /// <summary>Reads the object whose first token comes next.</summary>
    /// <exception cref="PdfFormatException">There is none, it does not end, or it is nested too deep.</exception>
    public PdfObject Read(ref PdfTokenReader reader)
    {
        reader.Read();
        return Build(ref reader, 0);
    }

    /// <summary>Builds the object whose first token was read already.</summary>
    /// <exception cref="PdfFormatException">It does not end, or is nested too deep.</exception>
    public PdfObject Current(ref PdfTokenReader reader) => Build(ref reader, 0);

    private PdfObject Build(ref PdfTokenReader reader, int depth)
    {
        if (depth > MaxDepth) throw new PdfFormatException(PdfProblem.Damaged, "objects are nested too deep");
        switch (reader.Token)
        {
            case PdfToken.Number: return NumberOrReference(ref reader);
            case PdfToken.Name: return NameOf(reader.Slice);
            case PdfToken.Literal or PdfToken.Hex:
                var bytes = new byte[reader.Slice.Length];
                int count = reader.CopyString(bytes);
                return new PdfString(bytes.AsMemory(0, count));
            case PdfToken.ArrayOpen: return ReadArray(ref reader, depth);
            case PdfToken.DictionaryOpen: return ReadDictionary(ref reader, depth);
            case PdfToken.Keyword when reader.Slice.SequenceEqual("true"u8): return True;
            case PdfToken.Keyword when reader.Slice.SequenceEqual("false"u8): return False;
            case PdfToken.Keyword when reader.Slice.SequenceEqual("null"u8): return PdfNull.Value;
            case PdfToken.End: throw new PdfFormatException(PdfProblem.Damaged, "the file ends within an object");
            default: throw new PdfFormatException(PdfProblem.Damaged, "a word stands where an object should");
        }
    }

    private static PdfObject NumberOrReference(ref PdfTokenReader reader)
    {
        double first = reader.Number;
        bool integer = reader.IsInteger;
        if (integer && first is >= 0 and <= int.MaxValue)
        {
            int back = reader.Position;
            if (reader.Read() && reader.Token == PdfToken.Number && reader.IsInteger && reader.Number is >= 0 and <= 65535)
            {
                int generation = (int)reader.Number;
                if (reader.Read() && reader.Token == PdfToken.Keyword && reader.Slice.Length == 1 && reader.Slice[0] == (byte)'R') return new PdfReference((int)first, generation);
            }

            reader.Position = back;
            if (first < SmallNumbers.Length) return SmallNumbers[(int)first];
        }

        return new PdfNumber(first, integer);
    }

    private PdfArray ReadArray(ref PdfTokenReader reader, int depth)
    {
        var items = new List<PdfObject>();
        while (reader.Read())
        {
            if (reader.Token == PdfToken.ArrayClose) return items.Count == 0 ? PdfArray.Empty : new PdfArray([.. items]);
            items.Add(Build(ref reader, depth + 1));
        }

        throw new PdfFormatException(PdfProblem.Damaged, "an array has no end");
    }

    private PdfDictionary ReadDictionary(ref PdfTokenReader reader, int depth)
    {
        var entries = new List<KeyValuePair<string, PdfObject>>(8);
        while (reader.Read())
        {
            if (reader.Token == PdfToken.DictionaryClose) return entries.Count == 0 ? PdfDictionary.Empty : new PdfDictionary([.. entries]);
            if (reader.Token != PdfToken.Name) throw new PdfFormatException(PdfProblem.Damaged, "a key of a dictionary is no name");
            string key = NameOf(reader.Slice).Value;
            reader.Read();
            // Some writers leave out the last value.
            if (reader.Token == PdfToken.DictionaryClose)
            {
                entries.Add(new(key, PdfNull.Value));
                return new PdfDictionary([.. entries]);
            }

            entries.Add(new(key, Build(ref reader, depth + 1)));
        }

        throw new PdfFormatException(PdfProblem.Damaged, "a dictionary has no end");
    }

    private PdfName NameOf(ReadOnlySpan<byte> raw)
    {
        if (raw.Contains((byte)'#')) return new PdfName(Resolved(raw));
        uint hash = 2166136261;
        foreach (byte value in raw) hash = (hash ^ value) * 16777619;
        ref PdfName? known = ref _names[hash % KnownNames];
        if (known is null || !Same(known.Value, raw)) known = new PdfName(Encoding.Latin1.GetString(raw));
        return known;
    }

    private static bool Same(string known, ReadOnlySpan<byte> raw)
    {
        if (known.Length != raw.Length) return false;
        for (int i = 0; i < raw.Length; i++)
        {
            if (known[i] != raw[i]) return false;
        }

        return true;
    }

    private static string Resolved(ReadOnlySpan<byte> raw)
    {
        var name = new StringBuilder(raw.Length);
        for (int i = 0; i < raw.Length; i++)
        {
            int high = raw[i] == (byte)'#' && i + 2 < raw.Length ? PdfTokenReader.HexOf(raw[i + 1]) : -1;
            int low = high >= 0 ? PdfTokenReader.HexOf(raw[i + 2]) : -1;
            if (low >= 0)
            {
                name.Append((char)((high << 4) | low));
                i += 2;
            }
            else name.Append((char)raw[i]);
        }

        return name.ToString();
    }
}
