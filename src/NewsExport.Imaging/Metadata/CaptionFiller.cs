using NewsExport.Model;

namespace NewsExport.Imaging.Metadata;

/// <summary>
/// Gives photos whose page says nothing of them the caption, credit and alternative text that they bring themselves, and says where page
/// and photo credit different people.
/// </summary>
internal sealed class CaptionFiller : BlockVisitor<ImageSet, Block>
{
    private readonly DiagnosticSink _sink;

    private readonly ImagingOptions _options;

    private CaptionFiller(ImagingOptions options, DiagnosticSink sink) => (_options, _sink) = (options, sink);

    /// <returns>The edition; the same object if no photo brings what its page lacks.</returns>
    public static Edition Run(Edition edition, ImageSet images, ImagingOptions options, DiagnosticSink sink)
    {
        var filler = new CaptionFiller(options, sink);
        ValueList<Section> sections = edition.Sections.Select(section => section with { Articles = section.Articles.Select(article => filler.Fill(article, images)).ToValueList() }).ToValueList();
        return sections.Equals(edition.Sections) ? edition : edition with { Sections = sections };
    }

    public override Block Paragraph(Paragraph block, ImageSet input) => block;

    public override Block Heading(Heading block, ImageSet input) => block;

    public override Block Figure(Figure block, ImageSet input) => Fill(block, input);

    public override Block Quote(Quote block, ImageSet input) => block with { Content = All(block.Content, input) };

    public override Block PullQuote(PullQuote block, ImageSet input) => block;

    public override Block List(List block, ImageSet input) =>
        block with { Items = block.Items.Select(item => item with { Content = All(item.Content, input) }).ToValueList() };

    public override Block Table(Table block, ImageSet input) =>
        block with { Rows = block.Rows.Select(row => row with { Cells = row.Cells.Select(cell => cell with { Content = All(cell.Content, input) }).ToValueList() }).ToValueList() };

    public override Block Preformatted(Preformatted block, ImageSet input) => block;

    public override Block Aside(Aside block, ImageSet input) => block with { Content = All(block.Content, input) };

    public override Block Embed(Embed block, ImageSet input) => block with { Content = All(block.Content, input) };

    public override Block ThematicBreak(ThematicBreak block, ImageSet input) => block;

    public override Block EditorsNote(EditorsNote block, ImageSet input) => block with { Content = All(block.Content, input) };

    private static bool IsBlank(Inlines inlines) => string.IsNullOrWhiteSpace(inlines.PlainText);

    private static string? CreditOf(EmbeddedMetadata embedded) => (embedded.Creator, embedded.CreditLine ?? embedded.Source) switch
    {
        ({ } creator, { } line) when !line.Contains(creator, StringComparison.OrdinalIgnoreCase) => $"{creator} / {line}",
        (_, { } line) => line,
        ({ } creator, null) => creator,
        _ => embedded.CopyrightNotice,
    };

    private Article Fill(Article article, ImageSet images) => article with
    {
        Standfirst = All(article.Standfirst, images),
        LeadFigure = article.LeadFigure is { } lead ? Fill(lead, images) : null,
        Blocks = All(article.Blocks, images),
        Notes = article.Notes.Select(note => note with { Content = All(note.Content, images) }).ToValueList(),
    };

    private Blocks All(Blocks blocks, ImageSet images) => Blocks.Create([.. blocks.Select(block => block.Accept(this, images))]);

    private Figure Fill(Figure figure, ImageSet images)
    {
        bool isAlone = figure.Photos.Count == 1;
        Photo[] photos = [.. figure.Photos];
        for (int i = 0; i < photos.Length; i++)
        {
            Photo photo = photos[i];
            if (photo.Alt.Kind == AltTextKind.Decorative || photo.Sources.IsEmpty || !images.TryGet(photo.Id, out ImageAsset? asset)) continue;
            EmbeddedMetadata embedded = asset.Embedded;
            photo = WithOneCredit(photo, ref figure, embedded);
            if (!_options.FillFromMetadata)
            {
                photos[i] = photo;
                continue;
            }

            Photo asGiven = photo;
            if (photo.Alt.Kind == AltTextKind.Missing && embedded.AltText is { } alt) photo = photo with { Alt = AltText.Of(alt) };
            // A figure's own words may be meant for all its photos.
            bool isUncaptioned = IsBlank(photo.Caption) && IsBlank(figure.Caption);
            bool isUncredited = IsBlank(photo.Credit) && IsBlank(figure.Credit);
            if (isUncaptioned && (embedded.Description ?? embedded.Headline) is { } caption) photo = photo with { Caption = Inlines.FromText(caption, photo.Span) };
            if (isUncredited && CreditOf(embedded) is { } credit) photo = photo with { Credit = Inlines.FromText(credit, photo.Span) };
            if (photo != asGiven) _sink.Report(ImagingRules.Filled, photo.Span, PhotoProcessor.Shown(photo.Id.Name));
            photos[i] = photo;
        }

        if (!isAlone) return figure with { Photos = photos.ToValueList() };
        // A figure of one photo has its words as its own.
        Photo only = photos[0];
        Photo was = figure.Photos[0];
        return figure with
        {
            Photos = [only with { Caption = was.Caption, Credit = IsBlank(was.Credit) ? was.Credit : only.Credit }],
            Caption = only.Caption == was.Caption ? figure.Caption : only.Caption,
            Credit = only.Credit == was.Credit || !IsBlank(was.Credit) ? figure.Credit : only.Credit,
        };
    }

    /// <summary>Says where page and photo credit different people, and takes the photo's word if it is to win.</summary>
    private Photo WithOneCredit(Photo photo, ref Figure figure, EmbeddedMetadata embedded)
    {
        bool isOwn = !IsBlank(photo.Credit);
        // A credit for several photos may name one person for each.
        if (!isOwn && (figure.Photos.Count > 1 || IsBlank(figure.Credit))) return photo;
        Inlines given = isOwn ? photo.Credit : figure.Credit;
        if (CreditOf(embedded) is not { } credit || CreditComparison.Agree(given.PlainText, embedded)) return photo;
        SourceSpan place = given.Select(inline => inline.Span).FirstOrDefault(span => span.Line > 0);
        _sink.Report(
            ImagingRules.CreditsDisagree, place.Line > 0 ? place : photo.Span, PhotoProcessor.Shown(photo.Id.Name), PhotoProcessor.Shown(given.PlainText.Trim()), PhotoProcessor.Shown(credit), _options.Credit == CreditSource.Photo ? "photo" : "page");
        if (_options.Credit != CreditSource.Photo) return photo;
        Inlines taken = Inlines.FromText(credit, place.Line > 0 ? place : photo.Span);
        if (isOwn) return photo with { Credit = taken };
        figure = figure with { Credit = taken };
        return photo;
    }
}
