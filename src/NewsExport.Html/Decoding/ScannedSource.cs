using System.Buffers;

namespace NewsExport.Html.Decoding;

/// <summary>A source's characters as the parser gets them, and where each of them was written.</summary>
internal sealed class ScannedSource : IDisposable
{
    private readonly string _text;
    private readonly List<(int Position, int Written)> _pieces = new(256);
    private List<int>? _lines;
    private char[]? _buffer;

    public ScannedSource(string text)
    {
        _text = text;
        _buffer = ArrayPool<char>.Shared.Rent(text.Length);
    }

    /// <summary>The characters; only the first <see cref="Length"/> count.</summary>
    public char[] Characters => _buffer ?? throw new ObjectDisposedException(nameof(ScannedSource));

    public int Length { get; private set; }

    /// <summary>How many tags lie in one another at most; those whose end may be left out do not count.</summary>
    public int Depth { get; set; }

    /// <summary>Whether tags were left out since they lie too deep.</summary>
    public bool IsCut { get; set; }

    /// <summary>Adds a piece of the source.</summary>
    public void Append(int start, int end)
    {
        if (end <= start) return;
        _pieces.Add((Length, start));
        _text.AsSpan(start, end - start).CopyTo(Characters.AsSpan(Length));
        Length += end - start;
    }

    /// <summary>The line and column, both from 1, of a character that the parser gives a position, from 1.</summary>
    public (int Line, int Column) PlaceOf(int position)
    {
        int at = position - 1;
        int low = 0;
        for (int high = _pieces.Count - 1; low < high;)
        {
            int middle = (low + high + 1) / 2;
            if (_pieces[middle].Position <= at) low = middle;
            else high = middle - 1;
        }

        int written = _pieces.Count == 0 ? at : _pieces[low].Written + (at - _pieces[low].Position);
        List<int> lines = _lines ??= Lines();
        int line = lines.BinarySearch(written);
        if (line < 0) line = ~line - 1;
        return (line + 1, written - lines[line] + 1);
    }

    /// <summary>Gives the characters back; what was parsed from them must not be used after.</summary>
    public void Dispose()
    {
        if (_buffer is not null) ArrayPool<char>.Shared.Return(_buffer);
        _buffer = null;
    }

    private List<int> Lines()
    {
        var lines = new List<int>(_text.AsSpan().Count('\n') + 1) { 0 };
        for (int at = 0, next; (next = _text.AsSpan(at).IndexOf('\n')) >= 0; at += next + 1) lines.Add(at + next + 1);
        return lines;
    }
}
