using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace NewsExport.Model;

/// <summary>Blocks in reading order; equal to others when the blocks are.</summary>
[CollectionBuilder(typeof(Blocks), nameof(Create))]
public sealed class Blocks : IReadOnlyList<Block>, IEquatable<Blocks>
{
    private readonly ValueList<Block> _items;

    private Blocks(ValueList<Block> items) => _items = items;

    /// <summary>No blocks.</summary>
    public static Blocks Empty { get; } = new(ValueList<Block>.Empty);

    /// <inheritdoc/>
    public int Count => _items.Count;

    /// <summary>Whether there is no block.</summary>
    public bool IsEmpty => _items.IsEmpty;

    /// <inheritdoc/>
    public Block this[int index] => _items[index];

    /// <summary>The text alone, a line feed after each block but the last.</summary>
    public string PlainText => string.Join('\n', PlainTextParts());

    /// <summary>These blocks in a list; what a collection expression calls.</summary>
    public static Blocks Create(ReadOnlySpan<Block> items) => items.IsEmpty ? Empty : new(ValueList.Create(items));

    /// <summary>Goes through the blocks without an allocation.</summary>
    public ImmutableArray<Block>.Enumerator GetEnumerator() => _items.GetEnumerator();

    IEnumerator<Block> IEnumerable<Block>.GetEnumerator() => ((IEnumerable<Block>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<Block>)_items).GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(Blocks? other) => other is not null && _items.Equals(other._items);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Blocks);

    /// <inheritdoc/>
    public override int GetHashCode() => _items.GetHashCode();

    /// <summary>The text alone.</summary>
    public override string ToString() => PlainText;

    private IEnumerable<string> PlainTextParts()
    {
        foreach (Block block in _items) yield return block.Accept(PlainTextWriter.OfBlock, PlainTextWriter.Everything);
    }
}
