using AngleSharp.Dom;

namespace NewsExport.Html.Extraction;

/// <summary>What of a page is the article.</summary>
/// <param name="Root">The element that holds the body.</param>
/// <param name="Excluded">Elements within it that are no part of it.</param>
/// <param name="IsWhole">Whether the whole body of the page is the article.</param>
/// <param name="Map">What was counted of the page.</param>
internal sealed record ArticleScope(IElement Root, IReadOnlySet<IElement> Excluded, bool IsWhole, PageMap Map);
