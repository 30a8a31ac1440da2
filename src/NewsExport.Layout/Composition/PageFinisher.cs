using System.Globalization;
using NewsExport.Layout.Quality;
using NewsExport.Model;
using NewsExport.Text;

namespace NewsExport.Layout.Composition;

/// <summary>Gives composed pages their numbers and running heads and hands them on.</summary>
internal sealed class PageFinisher(Edition edition, PageFormat format, Typesetter typesetter, HoleMeter? holes, IPageSink pages, DiagnosticSink sink)
{
    private readonly Furniture _furniture = new(edition, format, typesetter, sink);

    public Size PageSize { get; } = new(Length.FromPoints(format.Width), Length.FromPoints(format.Height));

    /// <summary>The pages before those of the articles.</summary>
    public int Shift { get; set; }

    public static string Label(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);

    /// <param name="index">The page's place in the document, from 0.</param>
    /// <param name="draft">The page.</param>
    public void Add(int index, DraftPage draft)
    {
        _furniture.Add(draft, Label(index), isRight: index % 2 == 0 ^ edition.Direction == TextDirection.RightToLeft);
        Size size = draft.IsTurned ? new Size(PageSize.Height, PageSize.Width) : PageSize;
        var page = new Page(size, Label(index), [.. draft.Frames], [.. draft.Links]) { IsTurned = draft.IsTurned };
        holes?.Add(index, page);
        pages.Add(index, page);
    }

    /// <param name="index">The page's place among those of the articles, from 0.</param>
    /// <param name="draft">The page.</param>
    public void AddShifted(int index, DraftPage draft) => Add(index + Shift, draft);
}
