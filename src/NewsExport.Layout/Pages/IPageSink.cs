namespace NewsExport.Layout;

/// <summary>
/// Gets the pages of a document one by one, each as soon as nothing on it can change any more; layout keeps none of them. They come in their
/// order, but for contents: those stand before the pages that they name, and come last.
/// </summary>
public interface IPageSink
{
    /// <summary>Takes a page.</summary>
    /// <param name="index">Its place in the document, from 0. Each place is taken once.</param>
    /// <param name="page">The page.</param>
    void Add(int index, Page page);
}
