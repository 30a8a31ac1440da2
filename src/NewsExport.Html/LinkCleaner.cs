namespace NewsExport.Html;

/// <summary>Takes off an address what follows a reader around.</summary>
internal static class LinkCleaner
{
    private static readonly string[] Prefixes = ["utm_", "mtm_", "pk_", "hsa_", "_hs", "mc_", "oly_", "at_", "ns_"];

    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid", "ttclid", "li_fat_id", "igshid", "igsh",
        "mkt_tok", "vero_id", "vero_conv", "_ga", "_gl", "s_cid", "cmpid", "ncid", "ref_src", "ref_url", "smid", "smtyp", "trk", "trkinfo",
        "wt_mc", "wt.mc_id", "spm", "xtor", "rb_clickid", "ocid", "cvid", "icid", "sref", "__twitter_impression", "guccounter", "guce_referrer",
        "guce_referrer_sig", "mibextid", "fb_action_ids", "fb_action_types", "fb_source", "action_object_map", "epik", "srsltid", "si",
    };

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
                if (!IsTracking(name)) kept.Add(pair);
                else removed = removed is null ? name : $"{removed}, {name}";
            }

            builder.Query = string.Join('&', kept);
        }

        if (builder.Uri.IsDefaultPort) builder.Port = -1;
        return removed is null ? url.AbsoluteUri : builder.Uri.AbsoluteUri;
    }

    private static bool IsTracking(string name) =>
        Names.Contains(name) || Array.Exists(Prefixes, prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
