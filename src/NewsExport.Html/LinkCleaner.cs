using NewsExport.Model;

namespace NewsExport.Html;

/// <summary>Takes off an address what follows a reader around.</summary>
internal static class LinkCleaner
{
    /// <summary>The address without tracking parameters and user names.</summary>
    /// <param name="url">An absolute http or https address.</param>
    /// <param name="removed">The names that were taken off, with commas; null if none.</param>
    public static string Clean(Uri url, out string? removed)
    {
        removed = null;
        var builder = new UriBuilder(url) { UserName = "", Password = "" };
        if (url.UserInfo.Length > 0) removed = "user name";
        if (url.Query.Length > 1)
        {
            List<string> kept = [];
            foreach (string pair in url.Query[1..].Split('&'))
            {
                string name = Uri.UnescapeDataString(pair.Split('=')[0]);
                if (!TrackingParameters.IsTracking(name)) kept.Add(pair);
                else removed = removed is null ? name : $"{removed}, {name}";
            }

            builder.Query = string.Join('&', kept);
        }

        if (builder.Uri.IsDefaultPort) builder.Port = -1;
        return removed is null ? url.AbsoluteUri : builder.Uri.AbsoluteUri;
    }
}
