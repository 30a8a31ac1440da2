using NewsExport.Model;

namespace NewsExport.Inputs;

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
