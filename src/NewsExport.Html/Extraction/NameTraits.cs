using System.Buffers;
using System.Collections.Frozen;

namespace NewsExport.Html.Extraction;

/// <summary>What the names that a page gives an element, its classes and its id, say about it.</summary>
[Flags]
internal enum Traits
{
    None = 0,

    /// <summary>The page's own things: menus, share buttons, related links, advertisements.</summary>
    Furniture = 1,

    /// <summary>Readers' comments.</summary>
    Comments = 2,

    /// <summary>A small box beside the text: tools, tags, a writer's profile.</summary>
    Box = 4,

    /// <summary>The article's body.</summary>
    Body = 8,

    /// <summary>A photo's words.</summary>
    Caption = 16,

    /// <summary>A byline or a date.</summary>
    Field = 32,

    /// <summary>Shown to nobody, or to screen readers only.</summary>
    Unseen = 64,

    /// <summary>A summary below the headline.</summary>
    Standfirst = 128,

    /// <summary>A line above the headline.</summary>
    Kicker = 256,

    /// <summary>A writer's name, with Field or in a box about the writer.</summary>
    Author = 1024,

    /// <summary>A headline.</summary>
    Title = 2048,

    /// <summary>With Furniture: a name that nobody gives to an article's text.</summary>
    Sure = 512,
}

/// <summary>Reads classes and ids word by word: at hyphens, underscores, digits and changes of case.</summary>
internal static class NameTraits
{
    private const int LongestNames = 600;

    private static readonly FrozenDictionary<string, Traits> Words = Dictionary(
        (Traits.Furniture, "ad ads adv advert adverts adslot adbox adsense adunit adwrap adwrapper dfp gpt breadcrumb breadcrumbs cookie cookies consent gdpr footer nav navbar navi navigation menu submenu sidebar sidebars newsletter newsletters outbrain taboola zergnet revcontent nativo pagination pager paging popular popup modal overlay lightbox promo promos promobox promotion recirc recirculation share shares sharebar sharing social socials socialmedia sociable addthis addtoany signup subscribe subscription trending login masthead skip rating ratings ratingbox cta control controls flyout noprint spenden teilen tags taglist tagcloud toolbar backlink sharethis sharedaddy jetpack onward marketing mostread bookmarks bookmarking feedback donation donate prevnext yarpp hotlinks upsell"),
        (Traits.Sure | Traits.Furniture, "breadcrumb breadcrumbs cookie cookies consent gdpr footer navbar navigation menu submenu sidebar sidebars newsletter newsletters outbrain taboola pagination"),
        (Traits.Comments, "comment comments commentlist commentform commentary-list disqus livefyre respond replies spotim coral"),
        (Traits.Box, "tools tool meta bio author authors info box banner paywall more most next prev previous follow widget widgets teaser teasers tag topic topics keywords copyright disclaimer poll vote quiz survey shop product products price buy coupon deal offer download downloads app support contact profile side extra secondary bottom links utility utilities actions action button buttons btn controls notice alert message messages msg tooltip print printer email aside service services toc navblock banners category categories card cards carousel slider swiper rail list listing playlist login account headlines latest recent stories reading readmore"),
        (Traits.Caption, "caption captions figcaption bildunterschrift bildtext legende pie imagecaption photocaption credit credits photocredit imagecredit photographer"),
        (Traits.Field | Traits.Author, "byline bylines author authors writer reporter journalist contributor contributors autor autoren auteur autore redakteur username submitted"),
        (Traits.Field, "dateline date dates datetime published pubdate timestamp updated datestamp datum fecha publishingdate createdate metadata"),
        (Traits.Standfirst, "standfirst subtitle subline subheadline subhead subheading subheader dek deck strapline bajada"),
        (Traits.Kicker, "kicker eyebrow overline pretitle supertitle toptitle dachzeile volanta topline roofline spitzmarke titleheader hiddendash colon topic-line"),
        (Traits.Unseen, "sronly offscreen"));

    private static readonly FrozenDictionary<string, Traits> Pairs = Dictionary(
        (Traits.Furniture, "read-more read-next read-also see-also more-from more-on more-stories more-news more-articles more-like also-read also-in also-like most-read most-popular most-viewed most-shared most-recent top-stories latest-news latest-posts recent-posts author-bio author-box author-info author-card author-profile about-author bio-box next-article next-post next-story prev-post previous-post post-navigation post-nav post-meta post-tags entry-meta entry-utility article-tools story-tools article-tags tag-list tag-cloud tag-links sign-up jump-link jump-to skip-to back-link back-top follow-us print-only print-button page-links wp-polls jp-relatedposts you-may might-like up-next in-this call-action print-header print-footer wp-embedded print-block no-print hidden-print print-none nicht-drucken mehr-zum zum-thema weitere-artikel lire-aussi leer-mas ver-tambien"),
        (Traits.Caption, "image-annotation photo-annotation img-description image-description photo-description img-desc image-desc photo-desc image-text image-info photo-info image-title photo-text image-legend photo-legend media-description media-title thumb-text figure-text bild-text bild-unterschrift"),
        (Traits.Unseen, "screen-reader visually-hidden sr-only visuallyhidden-text element-invisible assistive-text"),
        (Traits.Body, "article-body article-content article-text article-copy story-body story-content story-text entry-content entry-body post-content post-body post-text news-content news-body news-text content-body main-content body-copy body-text body-content e-content article-main text-content single-content"),
        (Traits.Kicker, "topic-label article-topic section-label rubrik-label"),
        (Traits.Field, "by-line post-date entry-date article-date publish-date pub-date last-updated time-stamp article-meta article-info post-info view-info reading-time read-time story-meta date-time author-name"),
        (Traits.Author, "full-name post-writer"),
        (Traits.Standfirst, "sub-title sub-head sub-headline sub-header article-subtitle entry-subtitle post-subtitle secondary-title alternative-headline"));

    // Parts that tell even where words are run together.
    private static readonly (string Part, Traits Traits)[] Parts =
    [
        ("related", Traits.Furniture), ("newsletter", Traits.Furniture), ("sidebar", Traits.Furniture), ("breadcrumb", Traits.Furniture),
        ("sponsor", Traits.Furniture), ("recommend", Traits.Furniture), ("subscrib", Traits.Furniture), ("advert", Traits.Furniture),
        ("outbrain", Traits.Furniture), ("taboola", Traits.Furniture), ("paywall", Traits.Furniture), ("sharing", Traits.Furniture),
        ("socialshare", Traits.Furniture), ("sharelink", Traits.Furniture), ("sharebutton", Traits.Furniture), ("navigation", Traits.Furniture),
        ("cookie", Traits.Furniture), ("kommentar", Traits.Comments), ("comentario", Traits.Comments), ("commentaire", Traits.Comments), ("komentarz", Traits.Comments),
        ("relacionad", Traits.Furniture), ("verwandt", Traits.Furniture), ("correlat", Traits.Furniture), ("gerelateerd", Traits.Furniture), ("empfehlung", Traits.Furniture),
        ("publicidad", Traits.Furniture), ("publicite", Traits.Furniture), ("werbung", Traits.Furniture), ("anzeige", Traits.Furniture), ("reklama", Traits.Furniture),
        ("compartir", Traits.Furniture), ("partager", Traits.Furniture), ("suscri", Traits.Furniture), ("disqus", Traits.Comments), ("comments", Traits.Comments), ("caption", Traits.Caption),
        ("author", Traits.Author), ("articlebody", Traits.Body), ("articletext", Traits.Body), ("storybody", Traits.Body), ("articlecontent", Traits.Body), ("postcontent", Traits.Body),
        ("hentry", Traits.Body), ("standfirst", Traits.Standfirst), ("kicker", Traits.Kicker), ("byline", Traits.Field | Traits.Author),
    ];

    private static readonly SearchValues<string> AnyPart = SearchValues.Create([.. Parts.Select(part => part.Part)], StringComparison.OrdinalIgnoreCase);

    /// <summary>The traits of an element's class and id attributes.</summary>
    public static Traits Of(string names)
    {
        if (names.Length is 0 or > LongestNames) return Traits.None;
        FrozenDictionary<string, Traits>.AlternateLookup<ReadOnlySpan<char>> words = Words.GetAlternateLookup<ReadOnlySpan<char>>();
        FrozenDictionary<string, Traits>.AlternateLookup<ReadOnlySpan<char>> pairs = Pairs.GetAlternateLookup<ReadOnlySpan<char>>();
        // All words in lower case with one hyphen between two, so that a word and the pair that it ends are both slices of it.
        Span<char> written = stackalloc char[(names.Length * 2) + 1];
        int length = 0;
        int previousStart = 0;
        int previous = 0;
        bool mayHoldPart = names.AsSpan().ContainsAny(AnyPart);
        bool negated = false;
        bool isTitle = names.Contains("title", StringComparison.OrdinalIgnoreCase) || names.Contains("headline", StringComparison.OrdinalIgnoreCase);
        Traits traits = isTitle ? Traits.Title : Traits.None;
        for (int at = 0; at < names.Length;)
        {
            if (!char.IsAsciiLetter(names[at]))
            {
                // A pair does not reach from one class to the next; after two hyphens stands what the thing is like, not what it is.
                if (char.IsWhiteSpace(names[at])) (previous, negated) = (0, false);
                else if (names[at] == '-' && at > 0 && names[at - 1] == '-') negated = true;
                at++;
                continue;
            }

            int end = at + 1;
            while (end < names.Length && char.IsAsciiLetter(names[end]) && !(char.IsAsciiLetterUpper(names[end]) && char.IsAsciiLetterLower(names[end - 1]))) end++;
            if (previous > 0) written[length++] = '-';
            int start = length;
            length += names.AsSpan(at, end - at).ToLowerInvariant(written[start..]);
            ReadOnlySpan<char> word = written[start..length];
            // Short words stand in names that are made by chance: they count where they stand alone.
            bool alone = word.Length > 3 || ((previous > 3 || at == 0 || !char.IsAsciiLetterOrDigit(names[at - 1])) && (end == names.Length || !char.IsAsciiLetterOrDigit(names[end])));
            if (alone)
            {
                if (!words.TryGetValue(word, out Traits found) && word.Length > 6 && mayHoldPart) found = OfParts(word);
                // What an item is like may be that it names the writer: "item--type-author".
                traits |= negated ? found & Traits.Author : found;
            }

            if (previous > 0 && pairs.TryGetValue(written[previousStart..length], out Traits both)) traits |= both;
            // "has-sidebar" and "no-comments" name what lies elsewhere.
            negated = (negated && !char.IsWhiteSpace(end < names.Length ? names[end] : ' ') && IsModifier(names, at)) || word is "has" or "with" or "no" or "without" or "not" or "hide" or "tag" or "category";
            (previous, previousStart) = (word.Length, start);
            at = end;
        }

        return traits;
    }

    // All words up to the next class belong to what two hyphens began.
    private static bool IsModifier(string names, int at)
    {
        int start = at;
        while (start > 0 && !char.IsWhiteSpace(names[start - 1])) start--;
        return names.AsSpan(start, at - start).Contains("--", StringComparison.Ordinal);
    }

    private static Traits OfParts(ReadOnlySpan<char> word)
    {
        var traits = Traits.None;
        foreach ((string part, Traits found) in Parts)
        {
            if (word.Contains(part, StringComparison.Ordinal)) traits |= found;
        }

        return traits;
    }

    private static FrozenDictionary<string, Traits> Dictionary(params ReadOnlySpan<(Traits Traits, string Words)> groups)
    {
        var all = new Dictionary<string, Traits>(StringComparer.Ordinal);
        foreach ((Traits traits, string words) in groups)
        {
            foreach (string word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries)) all[word] = all.GetValueOrDefault(word) | traits;
        }

        return all.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
