using NewsExport.Model;

namespace NewsExport.Inputs;

/// <summary>Asks a book for what lies in it, and whoever comes next for everything else.</summary>
/// <param name="name">The book's name, which stands before the locations of its photos.</param>
/// <param name="book">The book.</param>
/// <param name="next">Who comes next.</param>
internal sealed class BookResolver(string name, IResourceResolver book, IResourceResolver next) : IResourceResolver
{
    /// <inheritdoc/>
    public ResourceResult Open(string location) => location.StartsWith(name + "/", StringComparison.Ordinal) ? book.Open(location) : next.Open(location);
}

/// <summary>Asks the inputs' folder first, then each resolver that came with an input, in order; the first that has the resource answers.</summary>
internal sealed class SourceResolver(IResourceResolver folder, IReadOnlyList<IResourceResolver> given) : IResourceResolver
{
    /// <inheritdoc/>
    public ResourceResult Open(string location)
    {
        ResourceResult first = folder.Open(location);
        if (first.Status == ResourceStatus.Found) return first;
        foreach (IResourceResolver resolver in given)
        {
            ResourceResult result = resolver.Open(location);
            if (result.Status == ResourceStatus.Found) return result;
            if (first.Status is ResourceStatus.OutsideFolder) first = result;
        }

        return first;
    }
}
