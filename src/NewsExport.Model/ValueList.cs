using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace NewsExport.Model;

/// <summary>An immutable list that is equal to another when their items are. (<see cref="ImmutableArray{T}"/> compares its array.)</summary>
[CollectionBuilder(typeof(ValueList), nameof(ValueList.Create))]
public sealed class ValueList<T> : IReadOnlyList<T>, IEquatable<ValueList<T>>
{
    private readonly ImmutableArray<T> _items;

    internal ValueList(ImmutableArray<T> items) => _items = items;

    /// <summary>The list of nothing.</summary>
    public static ValueList<T> Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <summary>Whether there is no item.</summary>
    public bool IsEmpty => _items.IsEmpty;

    /// <inheritdoc/>
    public T this[int index] => _items[index];

    /// <summary>The items in one piece.</summary>
    public ReadOnlySpan<T> AsSpan() => _items.AsSpan();

    /// <summary>Goes through the items without an allocation.</summary>
    public ImmutableArray<T>.Enumerator GetEnumerator() => _items.GetEnumerator();

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)_items).GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(ValueList<T>? other) =>
        other is not null && (ReferenceEquals(this, other) || _items.AsSpan().SequenceEqual(other._items.AsSpan()));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ValueList<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (T item in _items) hash.Add(item);
        return hash.ToHashCode();
    }

    /// <summary>The count, for a debugger.</summary>
    public override string ToString() => $"{_items.Length} × {typeof(T).Name}";
}

/// <summary>Makes <see cref="ValueList{T}"/>s.</summary>
public static class ValueList
{
    /// <summary>A list of these items; what a collection expression calls.</summary>
    public static ValueList<T> Create<T>(ReadOnlySpan<T> items) => items.IsEmpty ? ValueList<T>.Empty : new(items.ToImmutableArray());

    /// <summary>A list of these items.</summary>
    public static ValueList<T> ToValueList<T>(this IEnumerable<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        ImmutableArray<T> array = [.. items];
        return array.IsEmpty ? ValueList<T>.Empty : new(array);
    }
}
