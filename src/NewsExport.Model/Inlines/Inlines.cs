using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace NewsExport.Model;

/// <summary>Running text in reading order; equal to other text when its parts are.</summary>
[CollectionBuilder(typeof(Inlines), nameof(Create))]
public sealed class Inlines : IReadOnlyList<Inline>, IEquatable<Inlines>
{
    private readonly ValueList<Inline> _items;

    private Inlines(ValueList<Inline> items) => _items = items;

    /// <summary>No text.</summary>
    public static Inlines Empty { get; } = new(ValueList<Inline>.Empty);

    /// <inheritdoc/>
    public int Count => _items.Count;

    /// <summary>Whether there is no inline.</summary>
    public bool IsEmpty => _items.IsEmpty;

    /// <inheritdoc/>
    public Inline this[int index] => _items[index];

    /// <summary>The characters alone; a line break is a line feed, a reading of ruby stands in parentheses, marks of notes are left out.</summary>
    public string PlainText
    {
        get
        {
            if (_items.Count == 1 && _items[0] is Text only) return only.Value;
            var text = new System.Text.StringBuilder();
            foreach (Inline inline in _items) inline.Accept(PlainTextWriter.OfInline, text);
            return text.ToString();
        }
    }

    /// <summary>Plain characters as running text; empty for an empty string.</summary>
    public static Inlines FromText(string text, SourceSpan span = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length == 0 ? Empty : [new Text(text, span)];
    }

    /// <summary>These parts in a list; what a collection expression calls.</summary>
    public static Inlines Create(ReadOnlySpan<Inline> items) => items.IsEmpty ? Empty : new(ValueList.Create(items));

    /// <summary>Goes through the parts without an allocation.</summary>
    public ImmutableArray<Inline>.Enumerator GetEnumerator() => _items.GetEnumerator();

    IEnumerator<Inline> IEnumerable<Inline>.GetEnumerator() => ((IEnumerable<Inline>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<Inline>)_items).GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(Inlines? other) => other is not null && _items.Equals(other._items);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Inlines);

    /// <inheritdoc/>
    public override int GetHashCode() => _items.GetHashCode();

    /// <summary>The characters alone.</summary>
    public override string ToString() => PlainText;
}
