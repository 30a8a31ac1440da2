namespace NewsExport.Model.Tests;

public class TrackingParametersTests
{
    [Theory]
    [InlineData("https://example.org/?utm_source=x&a=1&fbclid=2#top", "utm_source", "https://example.org/?a=1#top")]
    [InlineData("https://example.org/?a=1&UTM_Medium=x", "UTM_Medium", "https://example.org/?a=1")]
    [InlineData("https://example.org/?gclid", "gclid", "https://example.org/")]
    [InlineData("https://example.org/?%66bclid=x", "fbclid", "https://example.org/")]
    [InlineData("https://example.org/?page=2#utm_source=x", null, "https://example.org/?page=2#utm_source=x")]
    [InlineData("https://example.org/utm_source=x", null, "https://example.org/utm_source=x")]
    [InlineData("", null, "")]
    public void What_tracks_is_found_and_taken_off_and_nothing_else(string url, string? first, string clean)
    {
        Assert.Equal(first, TrackingParameters.FirstIn(url));
        Assert.Equal(clean, TrackingParameters.Remove(url));
        Assert.Null(TrackingParameters.FirstIn(TrackingParameters.Remove(url)));
    }
}
