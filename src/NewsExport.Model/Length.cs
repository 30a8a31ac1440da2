using System.Globalization;

namespace NewsExport.Model;

/// <summary>A distance on paper, held in PostScript points of 1/72 inch. A bare <see cref="double"/> is never a distance.</summary>
/// <param name="Points">Points, any finite value; negative is left or up.</param>
public readonly record struct Length(double Points) : IComparable<Length>
{
    private const double PointsPerInch = 72;
    private const double MillimetresPerInch = 25.4;

    /// <summary>No distance.</summary>
    public static Length Zero => default;

    /// <summary>The distance in millimetres.</summary>
    public double Millimetres => Points / PointsPerInch * MillimetresPerInch;

    /// <summary>The distance in inches.</summary>
    public double Inches => Points / PointsPerInch;

    /// <summary>A distance of <paramref name="points"/> points of 1/72 inch.</summary>
    public static Length FromPoints(double points) => new(points);

    /// <summary>A distance of <paramref name="millimetres"/> millimetres.</summary>
    public static Length FromMillimetres(double millimetres) => new(millimetres / MillimetresPerInch * PointsPerInch);

    /// <summary>A distance of <paramref name="inches"/> inches.</summary>
    public static Length FromInches(double inches) => new(inches * PointsPerInch);

    /// <summary>The smaller of two distances.</summary>
    public static Length Min(Length a, Length b) => a.Points <= b.Points ? a : b;

    /// <summary>The larger of two distances.</summary>
    public static Length Max(Length a, Length b) => a.Points >= b.Points ? a : b;

    /// <inheritdoc/>
    public int CompareTo(Length other) => Points.CompareTo(other.Points);

    /// <summary>The sum of two distances.</summary>
    public static Length operator +(Length a, Length b) => new(a.Points + b.Points);

    /// <summary>The difference of two distances.</summary>
    public static Length operator -(Length a, Length b) => new(a.Points - b.Points);

    /// <summary>The same distance the other way.</summary>
    public static Length operator -(Length a) => new(-a.Points);

    /// <summary>A distance scaled by a factor.</summary>
    public static Length operator *(Length a, double factor) => new(a.Points * factor);

    /// <summary>A distance scaled by a factor.</summary>
    public static Length operator *(double factor, Length a) => new(a.Points * factor);

    /// <summary>A distance divided by a number.</summary>
    public static Length operator /(Length a, double divisor) => new(a.Points / divisor);

    /// <summary>How often one distance goes into another; no unit.</summary>
    public static double operator /(Length a, Length b) => a.Points / b.Points;

    /// <summary>Whether the first distance is smaller.</summary>
    public static bool operator <(Length a, Length b) => a.Points < b.Points;

    /// <summary>Whether the first distance is larger.</summary>
    public static bool operator >(Length a, Length b) => a.Points > b.Points;

    /// <summary>Whether the first distance is smaller or equal.</summary>
    public static bool operator <=(Length a, Length b) => a.Points <= b.Points;

    /// <summary>Whether the first distance is larger or equal.</summary>
    public static bool operator >=(Length a, Length b) => a.Points >= b.Points;

    /// <summary>Points with at most two decimals, as "12.5pt".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Points:0.##}pt");
}
