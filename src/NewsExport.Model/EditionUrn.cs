using System.Security.Cryptography;
using System.Text;

namespace NewsExport.Model;

/// <summary>Names of finished files as URNs: the same whenever an edition is made again, also after its articles were changed.</summary>
public static class EditionUrn
{
    /// <summary>The name of an edition in a form.</summary>
    /// <param name="edition">The edition. Where its identifier is no URI, publisher and date tell it from others of that name.</param>
    /// <param name="form">What tells this form of it from others: "epub", or "pdf" with the size of its pages.</param>
    /// <returns><c>urn:uuid:…</c></returns>
    /// <remarks>RFC 9562, 5.8: a UUID of a custom kind, here of SHA-256.</remarks>
    public static string Of(Edition edition, string form)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(form);
        bool isUri = Uri.TryCreate(edition.Identifier, UriKind.Absolute, out Uri? uri) && !uri.IsFile;
        string name = isUri ? edition.Identifier : string.Join('\n', edition.Identifier, edition.Publisher, edition.Date);
        byte[] digest = SHA256.HashData(Encoding.UTF8.GetBytes($"newsexport:{form}:{name}"));
        digest[6] = (byte)((digest[6] & 0x0F) | 0x80);
        digest[8] = (byte)((digest[8] & 0x3F) | 0x80);
        return "urn:uuid:" + new Guid(digest.AsSpan(0, 16), bigEndian: true).ToString("D");
    }
}
