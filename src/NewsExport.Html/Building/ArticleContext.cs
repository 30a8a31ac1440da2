using AngleSharp.Dom;
using NewsExport.Html.Extraction;
using NewsExport.Model;

namespace NewsExport.Html.Building;

/// <summary>What the builders of one article share.</summary>
internal sealed class ArticleContext
{
    public ArticleContext(SourcePage page, ArticleScope scope, DiagnosticSink sink)
    {
        Page = page;
        Scope = scope;
        Sink = sink;
        Fates = new FateBook(page);
        Notes = new NoteFinder(page, scope.Root);
        Links = new LinkBuilder(page, scope.Root, sink);
        Figures = new FigureBuilder(this);
    }

    public SourcePage Page { get; }

    public ArticleScope Scope { get; }

    public DiagnosticSink Sink { get; }

    public FateBook Fates { get; }

    public NoteFinder Notes { get; }

    public LinkBuilder Links { get; }

    /// <summary>Makes the article's figures; knows which pictures it has already.</summary>
    public FigureBuilder Figures { get; }

    /// <summary>The letters of the captions so far: a paragraph that repeats one is left out.</summary>
    public HashSet<string> Captions { get; } = new(StringComparer.Ordinal);

    /// <summary>The letters of the standfirst; a paragraph that repeats it is left out.</summary>
    public string Standfirst { get; set; } = "";

    /// <summary>The article's language: a part that names the same one needs no mark.</summary>
    public LanguageTag Language { get; init; }

    /// <summary>The article's direction.</summary>
    public TextDirection Direction { get; init; }

    /// <summary>Elements that became fields of the article or stand elsewhere in it.</summary>
    public HashSet<IElement> Taken { get; } = new(NodesByPlace.Instance);

    /// <summary>Whether an element is left out of the body; notes why.</summary>
    public bool IsLeftOut(IElement element)
    {
        if (Taken.Contains(element)) return true;
        // The ledger knows by itself what becomes of what lies in something excluded or hidden.
        if (Scope.Excluded.Contains(element) || Dom.IsHidden(element)) return true;
        if (!Scope.IsWhole && !Scope.Map.IsCounted(element))
        {
            Fates.All(element, Disposition.Dropped, HtmlRules.Hidden);
            return true;
        }

        if (Scope.IsWhole && element.LocalName is "nav" or "form" or "button" or "input" or "select")
        {
            Fates.All(element, Disposition.Dropped, HtmlRules.Furniture);
            return true;
        }

        return false;
    }
}
