namespace NewsExport.Model;

/// <summary>Parameters of addresses that follow a reader around and lead nowhere.</summary>
public static class TrackingParameters
{
    private static readonly string[] Prefixes = ["utm_", "mtm_", "pk_", "hsa_", "_hs", "mc_", "oly_", "at_", "ns_"];

    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid", "ttclid", "li_fat_id", "igshid", "igsh",
        "mkt_tok", "vero_id", "vero_conv", "_ga", "_gl", "s_cid", "cmpid", "ncid", "ref_src", "ref_url", "smid", "smtyp", "trk", "trkinfo",
        "wt_mc", "wt.mc_id", "spm", "xtor", "rb_clickid", "ocid", "cvid", "icid", "sref", "__twitter_impression", "guccounter", "guce_referrer",
        "guce_referrer_sig", "mibextid", "fb_action_ids", "fb_action_types", "fb_source", "action_object_map", "epik", "srsltid", "si",
    };

    /// <summary>Whether a parameter of that name tracks.</summary>
    public static bool IsTracking(string name) =>
        Names.Contains(name) || Array.Exists(Prefixes, prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    /// <summary>The first tracking parameter of an address; null if it has none.</summary>
    public static string? FirstIn(string url)
    {
        foreach (string pair in Pairs(url, out _, out _))
        {
            if (IsTracking(NameOf(pair))) return NameOf(pair);
        }

        return null;
    }

    /// <summary>The address without tracking parameters; the same string if it has none.</summary>
    public static string Remove(string url)
    {
        if (FirstIn(url) is null) return url;
        string query = string.Join('&', Pairs(url, out string before, out string after).Where(pair => !IsTracking(NameOf(pair))));
        return query.Length == 0 ? before + after : $"{before}?{query}{after}";
    }

    private static string[] Pairs(string url, out string before, out string after)
    {
        ArgumentNullException.ThrowIfNull(url);
        int hash = url.IndexOf('#', StringComparison.Ordinal);
        (string main, after) = hash < 0 ? (url, "") : (url[..hash], url[hash..]);
        int mark = main.IndexOf('?', StringComparison.Ordinal);
        before = mark < 0 ? main : main[..mark];
        return mark < 0 ? [] : main[(mark + 1)..].Split('&');
    }

    private static string NameOf(string pair)
    {
        int equals = pair.IndexOf('=', StringComparison.Ordinal);
        return Uri.UnescapeDataString(equals < 0 ? pair : pair[..equals]);
    }
}
