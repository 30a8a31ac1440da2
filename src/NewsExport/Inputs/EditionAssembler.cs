using System.Globalization;
using NewsExport.Model;

namespace NewsExport.Inputs;

/// <summary>Makes one edition of what was read: one is taken as it is; several join, by section in the order in which sections first appear.</summary>
internal static class EditionAssembler
{
    public static Edition? Run(IReadOnlyList<Edition> parts, string name, string? title, DiagnosticSink sink, EditionPlan? plan = null)
    {
        if (plan is null) return Join(parts, name, title, sink);
        Edition? edition = Join(parts, name, null, sink) is { } joined ? plan.ApplyTo(joined) : null;
        return edition is null || title is null ? edition : edition with { Title = title };
    }

    private static Edition? Join(IReadOnlyList<Edition> parts, string name, string? title, DiagnosticSink sink)
    {
        if (parts.Count == 0) return null;
        if (parts.Count == 1) return title is null ? parts[0] : parts[0] with { Title = title };

        List<Section> sections = [];
        var identifiers = new HashSet<string>(StringComparer.Ordinal);
        foreach (Article read in parts.SelectMany(part => part.Articles))
        {
            Article article = Unique(read, identifiers, sink);
            int index = sections.FindIndex(section => section.Title == article.Section);
            if (index < 0) sections.Add(new Section(article.Section, [article], article.Span));
            else sections[index] = sections[index] with { Articles = [.. sections[index].Articles, article] };
        }

        List<Article> articles = [.. sections.SelectMany(section => section.Articles)];
        LanguageTag language = articles.GroupBy(article => article.Language).OrderByDescending(group => group.Count()).First().Key;
        return new Edition(IdentifierOf(articles), title ?? name, [.. sections])
        {
            Language = language,
            Direction = language.IsRightToLeft ? TextDirection.RightToLeft : TextDirection.LeftToRight,
            Date = articles.Max(article => article.Published),
            Publisher = articles.Select(article => article.Publisher).Distinct().Count() == 1 ? articles[0].Publisher : null,
        };
    }

    private static Article Unique(Article article, HashSet<string> identifiers, DiagnosticSink sink)
    {
        if (identifiers.Add(article.Identifier)) return article;
        for (int number = 2; ; number++)
        {
            string identifier = string.Create(CultureInfo.InvariantCulture, $"{article.Identifier}-{number}");
            if (!identifiers.Add(identifier)) continue;
            sink.Report(InputRules.SameIdentifier, article.Span, identifier);
            return article with { Identifier = identifier };
        }
    }

    // Equal articles make an equal edition, wherever its folder lies and whatever it is called.
    private static string IdentifierOf(IEnumerable<Article> articles)
    {
        string all = string.Join('\n', articles.Select(article => article.Identifier));
        byte[] digest = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(all));
        return "edition-" + Convert.ToHexStringLower(digest.AsSpan(0, 16));
    }
}
