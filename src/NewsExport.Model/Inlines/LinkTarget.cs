using System.Text.Json.Serialization;

namespace NewsExport.Model;

/// <summary>Where a link leads.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ExternalTarget), "external")]
[JsonDerivedType(typeof(InternalTarget), "internal")]
public abstract record LinkTarget
{
    private protected LinkTarget()
    {
    }
}

/// <summary>A place on line, or an address of mail or telephone.</summary>
/// <param name="Url">Absolute URL of scheme http, https, mailto or tel, without tracking parameters.</param>
public sealed record ExternalTarget(string Url) : LinkTarget;

/// <summary>A place in the same edition.</summary>
/// <param name="ArticleId">The <see cref="Article.Identifier"/> of another article; null for the article that holds the link.</param>
/// <param name="Anchor">An anchor in that article; null for its beginning.</param>
public sealed record InternalTarget(string? ArticleId, string? Anchor) : LinkTarget;
