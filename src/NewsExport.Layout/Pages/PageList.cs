using System.Collections.Immutable;

namespace NewsExport.Layout;

/// <summary>Keeps all pages.</summary>
internal sealed class PageList : IPageSink
{
    private readonly SortedDictionary<int, Page> _pages = [];

    public void Add(int index, Page page) => _pages.Add(index, page);

    public ImmutableArray<Page> ToImmutable() => [.. _pages.Values];
}
