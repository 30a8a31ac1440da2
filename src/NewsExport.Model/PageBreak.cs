namespace NewsExport.Model;

/// <summary>Where a page of a paged edition begins in the model, so that an edition without pages can say "page 7" of the same place.</summary>
/// <param name="Label">The page's number as printed.</param>
/// <param name="Article">The place in the edition of the article that the page begins in, from 0; null where it stands before the first.</param>
/// <param name="Text">The text in it, the very object of the model; null for the beginning of the article.</param>
/// <param name="Offset">How many UTF-16 units of the text stand on the pages before, 0 to its length.</param>
public sealed record PageBreak(string Label, int? Article, Text? Text, int Offset);

/// <summary>The pages of a paged edition, for another form of it.</summary>
/// <param name="Source">The paged edition's own identifier.</param>
/// <param name="Breaks">Where each page begins, in their order.</param>
public sealed record PageBreaks(string Source, ValueList<PageBreak> Breaks);
