using System.Globalization;
using System.Text;
using System.Xml;
using NewsExport.Model;

namespace NewsExport.Epub.Content;

/// <summary>Addresses of the web, of mail and of telephones, in the characters of RFC 3986 and without what tracks.</summary>
internal static class WebAddress
{
    /// <summary>The address as an href holds it; null if no reader can open it.</summary>
    public static string? Of(string url)
    {
        if (!Uri.TryCreate(Xml.Clean(url).Trim(), UriKind.Absolute, out Uri? address)) return null;
        if (address.Scheme is "mailto" or "tel")
        {
            string rest = Escape(address.AbsoluteUri[(address.Scheme.Length + 1)..], "?@");
            return rest.Length == 0 ? null : $"{address.Scheme}:{rest}";
        }

        if (address.Scheme is not ("http" or "https") || address.IdnHost.Length == 0) return null;
        string host = address.HostNameType == UriHostNameType.IPv6 ? address.Host : address.IdnHost;
        if (!host.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_' or '[' or ']' or ':')) return null;
        string port = address.IsDefaultPort ? "" : string.Create(CultureInfo.InvariantCulture, $":{address.Port}");
        // A user name before the host is nobody's business and opens nothing.
        return TrackingParameters.Remove($"{address.Scheme}://{host}{port}{Escape(address.AbsolutePath, "")}{Escape(address.Query, "?")}{Escape(address.Fragment, "?#")}");
    }

    /// <summary>An address as a link that shows itself; the text alone if no reader can open it.</summary>
    /// <returns>Whether it is a link.</returns>
    public static bool Write(XmlWriter writer, string url)
    {
        string? address = Of(url);
        string shown = Xml.Line(TrackingParameters.Remove(url));
        if (address is not null)
        {
            writer.WriteStartElement("a");
            writer.WriteAttributeString("href", address);
        }

        writer.WriteString(shown.Length > 0 ? shown : address ?? "");
        if (address is not null) writer.WriteEndElement();
        return address is not null;
    }

    /// <summary>Percent-encodes what may not stand in a path, query or fragment (RFC 3986, 3.3 to 3.5).</summary>
    private static string Escape(string part, string allowed)
    {
        var escaped = new StringBuilder(part.Length);
        int hashes = 0;
        for (int i = 0; i < part.Length; i++)
        {
            char character = part[i];
            if (character == '#') hashes++;
            bool isEscape = character == '%' && i + 2 < part.Length && char.IsAsciiHexDigit(part[i + 1]) && char.IsAsciiHexDigit(part[i + 2]);
            bool isPlain = char.IsAsciiLetterOrDigit(character) || "-._~!$&'()*+,;=:@/".Contains(character, StringComparison.Ordinal);
            bool isMark = allowed.Contains(character, StringComparison.Ordinal) && (character != '#' || hashes == 1);
            if (isEscape || isPlain || isMark)
            {
                escaped.Append(character);
                continue;
            }

            int length = char.IsHighSurrogate(character) && i + 1 < part.Length ? 2 : 1;
            foreach (byte octet in Encoding.UTF8.GetBytes(part.Substring(i, length))) escaped.Append(CultureInfo.InvariantCulture, $"%{octet:X2}");
            i += length - 1;
        }

        return escaped.ToString();
    }
}
