using AngleSharp.Dom;
using NewsExport.Html.Extraction;
using NewsExport.Model;

namespace NewsExport.Html.Building;

/// <summary>Makes embeds of what cannot be read off line: videos, posts, maps, sounds.</summary>
internal sealed class EmbedBuilder(ArticleContext context)
{
    private static readonly (string Host, string Provider, EmbedKind Kind)[] Providers =
    [
        ("youtube.com", "YouTube", EmbedKind.Video), ("youtube-nocookie.com", "YouTube", EmbedKind.Video), ("youtu.be", "YouTube", EmbedKind.Video),
        ("vimeo.com", "Vimeo", EmbedKind.Video), ("dailymotion.com", "Dailymotion", EmbedKind.Video), ("tv.naver.com", "Naver TV", EmbedKind.Video),
        ("tv.kakao.com", "Kakao TV", EmbedKind.Video), ("twitch.tv", "Twitch", EmbedKind.Video), ("rumble.com", "Rumble", EmbedKind.Video),
        ("twitter.com", "X", EmbedKind.Post), ("x.com", "X", EmbedKind.Post), ("instagram.com", "Instagram", EmbedKind.Post),
        ("facebook.com", "Facebook", EmbedKind.Post), ("tiktok.com", "TikTok", EmbedKind.Video), ("t.me", "Telegram", EmbedKind.Post),
        ("telegram.org", "Telegram", EmbedKind.Post), ("bsky.app", "Bluesky", EmbedKind.Post), ("threads.net", "Threads", EmbedKind.Post),
        ("reddit.com", "Reddit", EmbedKind.Post), ("mastodon.social", "Mastodon", EmbedKind.Post), ("google.com/maps", "Google Maps", EmbedKind.Map),
        ("maps.google", "Google Maps", EmbedKind.Map), ("openstreetmap.org", "OpenStreetMap", EmbedKind.Map), ("map.naver.com", "Naver Map", EmbedKind.Map),
        ("map.kakao.com", "Kakao Map", EmbedKind.Map), ("soundcloud.com", "SoundCloud", EmbedKind.Audio), ("spotify.com", "Spotify", EmbedKind.Audio),
        ("podcasts.apple.com", "Apple Podcasts", EmbedKind.Audio), ("scribd.com", "Scribd", EmbedKind.Document), ("documentcloud.org", "DocumentCloud", EmbedKind.Document),
        ("docs.google.com", "Google Docs", EmbedKind.Document), ("datawrapper", "Datawrapper", EmbedKind.Other), ("flourish.studio", "Flourish", EmbedKind.Other),
        ("infogram.com", "Infogram", EmbedKind.Other), ("gist.github.com", "GitHub", EmbedKind.Document),
    ];

    private static readonly HashSet<string> GenericWords = new(StringComparer.Ordinal)
    {
        "embedded", "embed", "frame", "iframe", "video", "player", "youtube", "vimeo", "twitter", "tweet", "x", "post", "instagram", "facebook", "tiktok", "soundcloud",
        "spotify", "content", "widget", "map", "media", "audio", "external", "interactive", "element", "chart", "3rd", "third", "party", "ad", "advertisement", "of", "from", "the", "a",
    };

    /// <summary>Whether an element stands for something embedded.</summary>
    public static bool Is(IElement element) => element.LocalName is "iframe" or "video" or "audio" or "embed" or "object" or "amp-iframe" or "amp-youtube"
        or "amp-twitter" or "amp-video" or "amp-instagram" or "amp-facebook" or "amp-tiktok" || IsPost(element) || IsPlace(element);

    /// <summary>Whether an empty box is where a script would show a post.</summary>
    private static bool IsPlace(IElement element) => element.LocalName == "div" && element.ClassName is { } names
        && names.Contains("fb-", StringComparison.Ordinal) && names.Split(' ').Any(name => name is "fb-post" or "fb-video") && element.HasAttribute("data-href");

    /// <summary>The embed; null, with a finding, if nothing can be told of it.</summary>
    public Embed? Of(IElement element)
    {
        SourceSpan span = context.Page.SpanOf(element);
        // A frame that shows another article's teaser is a link to it.
        if ((NameTraits.Of(Dom.ClassAndId(element)) & Traits.Furniture) != 0 && !IsPost(element))
        {
            context.Fates.All(element, Disposition.Dropped, HtmlRules.Furniture);
            return null;
        }

        string? address = Address(element);
        (string? provider, EmbedKind kind) = Provider(element, address);
        string? title = new[] { "title", "aria-label", "data-title" }.Select(element.GetAttribute).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));
        if (title is not null && IsGeneric(title)) title = null;
        Blocks content = Blocks.Empty;
        if (IsPost(element))
        {
            IElement? link = element.QuerySelectorAll("a[href]").LastOrDefault();
            // Links within lead to the writer and to what is played; where nothing else names the post, the last is that of its day.
            address = element.GetAttribute("cite") ?? element.GetAttribute("data-instgrm-permalink") ?? element.GetAttribute("data-href") ?? link?.GetAttribute("href") ?? address;
            (provider, kind) = Provider(element, address);
            content = new BlockBuilder(context).Build(element);
        }

        string? url = address is not null && context.Page.Resolve(address) is { } resolved ? LinkCleaner.Clean(Watchable(resolved), out _) : null;
        if (url is null && title is null && content.IsEmpty && element.LocalName is not ("video" or "audio"))
        {
            context.Sink.Report(HtmlRules.EmbedUnknown, span, address ?? "an unknown place");
            return null;
        }

        Photo? still = null;
        if (element.GetAttribute("poster") is { Length: > 0 } poster && context.Page.LocationOf(poster) is { } location)
        {
            still = Photo.FromLocation(location, string.IsNullOrWhiteSpace(title) ? AltText.Missing : AltText.Of(title.Trim()), span);
        }

        if (!IsPost(element)) context.Fates.All(element, Disposition.Changed, HtmlRules.Embedded);
        context.Sink.Report(HtmlRules.Embedded, span, kind.ToString().ToLowerInvariant(), provider ?? "the page");
        return new Embed(kind, provider, Inlines.FromText(title is null ? "" : Dom.Fold(title).Trim(), span), url, still, content, span);
    }

    /// <summary>Whether a title says what any frame of its kind says: it is no text of the page.</summary>
    private static bool IsGeneric(string title) => title.ToLowerInvariant().Split([' ', '-', '_', ':', '.'], StringSplitOptions.RemoveEmptyEntries).All(GenericWords.Contains);

    private static bool IsPost(IElement element) => element.LocalName == "blockquote"
        && (Dom.ClassAndId(element) is var name && (name.Contains("twitter-", StringComparison.Ordinal) || name.Contains("instagram-media", StringComparison.Ordinal)
            || name.Contains("tiktok-embed", StringComparison.Ordinal) || name.Contains("bluesky-embed", StringComparison.Ordinal) || name.Contains("text-post-media", StringComparison.Ordinal)
            || name.Contains("fb-", StringComparison.Ordinal) || name.Contains("reddit-", StringComparison.Ordinal)));

    private static string? Address(IElement element)
    {
        string? direct = new[] { "src", "data-src", "data-lazy-src", "data", "data-href", "data-url" }.Select(element.GetAttribute)
            .FirstOrDefault(text => !string.IsNullOrWhiteSpace(text) && !text.StartsWith("about:", StringComparison.Ordinal));
        if (direct is not null) return direct;
        if (element.GetAttribute("data-videoid") is { Length: > 0 } video) return "https://www.youtube.com/watch?v=" + video;
        if (element.GetAttribute("data-shortcode") is { Length: > 0 } post) return $"https://www.instagram.com/p/{post}/";
        if (element.GetAttribute("data-tweetid") is { Length: > 0 } tweet) return "https://x.com/i/status/" + tweet;
        return element.QuerySelector("source[src]")?.GetAttribute("src");
    }

    private static (string? Provider, EmbedKind Kind) Provider(IElement element, string? address)
    {
        if (address is not null)
        {
            string place = address[(address.IndexOf("//", StringComparison.Ordinal) is var at && at >= 0 ? at + 2 : 0)..].ToLowerInvariant();
            foreach ((string host, string provider, EmbedKind kind) in Providers)
            {
                if (place.StartsWith(host, StringComparison.Ordinal) || place.Contains("." + host, StringComparison.Ordinal) || (host.Contains("maps", StringComparison.Ordinal) && place.Contains(host, StringComparison.Ordinal)))
                {
                    return (provider, kind);
                }
            }
        }

        string name = Dom.ClassAndId(element);
        if (name.Contains("twitter-", StringComparison.Ordinal)) return ("X", EmbedKind.Post);
        if (name.Contains("instagram", StringComparison.Ordinal)) return ("Instagram", EmbedKind.Post);
        if (name.Contains("tiktok", StringComparison.Ordinal)) return ("TikTok", EmbedKind.Video);
        EmbedKind byElement = element.LocalName switch
        {
            "video" or "amp-video" or "amp-youtube" => EmbedKind.Video,
            "audio" => EmbedKind.Audio,
            "blockquote" or "amp-twitter" or "amp-instagram" or "amp-facebook" => EmbedKind.Post,
            _ => EmbedKind.Other,
        };
        return (Uri.TryCreate(address, UriKind.Absolute, out Uri? url) && url.Scheme is "http" or "https" ? url.Host : null, byElement);
    }

    /// <summary>The address that a person opens, for one that a player opens.</summary>
    private static Uri Watchable(Uri url)
    {
        string[] parts = url.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (url.Host.Contains("youtube", StringComparison.Ordinal) && parts is ["embed", var id, ..]) return new Uri("https://www.youtube.com/watch?v=" + id);
        if (url.Host.EndsWith("facebook.com", StringComparison.Ordinal) && parts is ["plugins", ..] && Shown(url) is { } post) return post;
        if (url.Host == "player.vimeo.com" && parts is ["video", var film, ..]) return new Uri("https://vimeo.com/" + film);
        return url;
    }

    /// <summary>The address of the post that a frame is told to show.</summary>
    private static Uri? Shown(Uri frame)
    {
        string? href = frame.Query.TrimStart('?').Split('&').FirstOrDefault(part => part.StartsWith("href=", StringComparison.Ordinal));
        return href is not null && Uri.TryCreate(Uri.UnescapeDataString(href[5..]), UriKind.Absolute, out Uri? shown) && shown.Scheme is "http" or "https" ? shown : null;
    }
}
