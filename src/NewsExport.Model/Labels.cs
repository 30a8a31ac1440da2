using System.Globalization;

namespace NewsExport.Model;

/// <summary>The few words that a renderer adds of its own, in the language of the edition; English where it is not among those known.</summary>
public sealed record Labels
{
    private static readonly Labels English = new();

    private static readonly Dictionary<string, Labels> ByLanguage = new(StringComparer.Ordinal)
    {
        ["ko"] = new()
        {
            By = "글 {0}", And = ", ", Updated = "수정 {0}", Contents = "차례", PhotoMissing = "사진을 불러오지 못했습니다", Colophon = "간기", Source = "원문",
            Publisher = "발행", Rights = "저작권", Notes = "주", Photo = "사진", BackToText = "본문으로", Cover = "표지", FrontPage = "첫머리", Page = "쪽",
            Video = "동영상", Audio = "음성", Post = "게시물", Map = "지도", Document = "문서", Embedded = "외부 자료", DateForm = "yyyy년 M월 d일",
        },
        ["de"] = new()
        {
            By = "Von {0}", And = " und ", Updated = "Aktualisiert am {0}", Contents = "Inhalt", PhotoMissing = "Bild nicht vorhanden", Colophon = "Impressum",
            Source = "Quelle", Publisher = "Herausgegeben von", Rights = "Rechte", Notes = "Anmerkungen", Photo = "Bild", BackToText = "Zurück zum Text", Cover = "Titelbild",
            FrontPage = "Übersicht", Page = "Seite", Video = "Video", Audio = "Ton", Post = "Beitrag", Map = "Karte", Document = "Dokument", Embedded = "Eingebettetes", DateForm = "d. MMMM yyyy",
        },
        ["fr"] = new()
        {
            By = "Par {0}", And = " et ", Updated = "Mis à jour le {0}", Contents = "Sommaire", PhotoMissing = "Photo manquante", Colophon = "Colophon",
            Source = "Source", Publisher = "Publié par", Rights = "Droits", Notes = "Notes", Photo = "Photo", BackToText = "Retour au texte", Cover = "Couverture",
            FrontPage = "Une", Page = "Page", Video = "Vidéo", Audio = "Son", Post = "Message", Map = "Carte", Document = "Document", Embedded = "Contenu intégré", DateForm = "d MMMM yyyy",
        },
        ["es"] = new()
        {
            By = "Por {0}", And = " y ", Updated = "Actualizado el {0}", Contents = "Índice", PhotoMissing = "Falta la foto", Colophon = "Colofón",
            Source = "Fuente", Publisher = "Publicado por", Rights = "Derechos", Notes = "Notas", Photo = "Foto", BackToText = "Volver al texto", Cover = "Cubierta",
            FrontPage = "Portada", Page = "Página", Video = "Vídeo", Audio = "Audio", Post = "Publicación", Map = "Mapa", Document = "Documento", Embedded = "Contenido incrustado", DateForm = "d 'de' MMMM 'de' yyyy",
        },
    };

    private static readonly Dictionary<string, string[]> Months = new(StringComparer.Ordinal)
    {
        ["en"] = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
        ["de"] = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"],
        ["fr"] = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
        ["es"] = ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"],
    };

    private string Language { get; init; } = "en";

    /// <summary>The line of authors; {0} is their names.</summary>
    public string By { get; init; } = "By {0}";

    /// <summary>What stands before the last of several names.</summary>
    public string And { get; init; } = " and ";

    /// <summary>When an article was changed; {0} is the date.</summary>
    public string Updated { get; init; } = "Updated {0}";

    /// <summary>The head of a table of contents.</summary>
    public string Contents { get; init; } = "Contents";

    /// <summary>What stands in place of a photo that could not be had.</summary>
    public string PhotoMissing { get; init; } = "Photo missing";

    /// <summary>The head of the page that says where the articles come from.</summary>
    public string Colophon { get; init; } = "Colophon";

    /// <summary>Before an article's address.</summary>
    public string Source { get; init; } = "Source";

    /// <summary>Before a publisher's name.</summary>
    public string Publisher { get; init; } = "Published by";

    /// <summary>Before a note of rights.</summary>
    public string Rights { get; init; } = "Rights";

    /// <summary>The head of footnotes.</summary>
    public string Notes { get; init; } = "Notes";

    /// <summary>What a picture without any words is called.</summary>
    public string Photo { get; init; } = "Photo";

    /// <summary>The link from a note to its mark.</summary>
    public string BackToText { get; init; } = "Back to the text";

    /// <summary>The cover.</summary>
    public string Cover { get; init; } = "Cover";

    /// <summary>The page that lists the edition.</summary>
    public string FrontPage { get; init; } = "Front page";

    /// <summary>A page, before its number.</summary>
    public string Page { get; init; } = "Page";

    /// <summary>A film.</summary>
    public string Video { get; init; } = "Video";

    /// <summary>A recording.</summary>
    public string Audio { get; init; } = "Audio";

    /// <summary>A message on a social network.</summary>
    public string Post { get; init; } = "Post";

    /// <summary>A map.</summary>
    public string Map { get; init; } = "Map";

    /// <summary>A document.</summary>
    public string Document { get; init; } = "Document";

    /// <summary>Something else that is embedded.</summary>
    public string Embedded { get; init; } = "Embedded content";

    private string DateForm { get; init; } = "d MMMM yyyy";

    /// <summary>The words in a language; in English if it is not among those known.</summary>
    public static Labels For(LanguageTag language) =>
        ByLanguage.TryGetValue(language.Primary, out Labels? labels) ? labels with { Language = language.Primary } : English;

    /// <summary>A day as it is written in the language. Not a matter of the machine's culture.</summary>
    public string Date(NewsDate date)
    {
        string form = DateForm.Replace("MMMM", "'%'", StringComparison.Ordinal);
        string month = Months.TryGetValue(Language, out string[]? names) ? names[date.Date.Month - 1] : "";
        return date.Date.ToString(form, CultureInfo.InvariantCulture).Replace("%", month, StringComparison.Ordinal);
    }

    /// <summary>The line of authors; empty if there is none.</summary>
    public string Authors(ValueList<Byline> bylines)
    {
        ArgumentNullException.ThrowIfNull(bylines);
        if (bylines.IsEmpty) return "";
        string[] names = [.. bylines.Select(byline => byline.Role is null ? byline.Name : $"{byline.Name} ({byline.Role})")];
        string joined = names.Length == 1 ? names[0] : string.Join(", ", names[..^1]) + And + names[^1];
        return string.Format(CultureInfo.InvariantCulture, By, joined);
    }

    /// <summary>What an embed is called.</summary>
    public string Kind(EmbedKind kind) => kind switch
    {
        EmbedKind.Video => Video,
        EmbedKind.Audio => Audio,
        EmbedKind.Post => Post,
        EmbedKind.Map => Map,
        EmbedKind.Document => Document,
        EmbedKind.Other => Embedded,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of embed."),
    };
}
