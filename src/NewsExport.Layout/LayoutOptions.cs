using NewsExport.Model;

namespace NewsExport.Layout;

/// <summary>How pages are made.</summary>
public sealed record LayoutOptions
{
    /// <summary>How articles are put on pages.</summary>
    public LayoutKind Kind { get; init; }

    /// <summary>The size of the pages.</summary>
    public Paper Paper { get; init; } = Paper.A4;

    /// <summary>Columns of body text, 1 to 6; null for as many as the paper takes at a good measure.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1 or above 6.</exception>
    public int? Columns
    {
        get;
        init => field = value is null or (>= 1 and <= 6) ? value : throw new ArgumentOutOfRangeException(nameof(Columns), value, "Columns must be 1 to 6.");
    }

    /// <summary>Whether articles begin with a large letter, where their script has such letters; never in a newspaper's columns.</summary>
    public bool Initials { get; init; } = true;

    /// <summary>Whether articles that each begin a page have a cover before them; a newspaper has its nameplate instead.</summary>
    public bool HasCover { get; init; }

    /// <summary>How addresses that links lead to are printed.</summary>
    public LinkStyle Links { get; init; }

    /// <summary>What the pages are read on.</summary>
    public Profile Profile { get; init; }

    /// <summary>How many threads set articles at a time, from 1; by default one for each processor. The pages are the same for any number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int MaxDegreeOfParallelism
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(MaxDegreeOfParallelism), value, "There must be a thread.");
    } = Environment.ProcessorCount;

    /// <summary>The options that suit a profile.</summary>
    public static LayoutOptions For(Profile profile) => new()
    {
        Profile = profile,
        Paper = profile switch { Profile.Phone => Paper.Phone, Profile.Eink or Profile.Booklet => Paper.A5, _ => Paper.A4 },
    };
}
