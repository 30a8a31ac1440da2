using NewsExport.Model;

namespace NewsExport.Layout;

/// <summary>A place on a page: distances from its top left corner to the right and down.</summary>
public readonly record struct Point(Length X, Length Y);

/// <summary>A width and a height.</summary>
public readonly record struct Size(Length Width, Length Height);

/// <summary>A rectangle on a page, by its top left corner; y grows downwards.</summary>
public readonly record struct Rect(Length X, Length Y, Length Width, Length Height)
{
    /// <summary>The right edge.</summary>
    public Length Right => X + Width;

    /// <summary>The lower edge.</summary>
    public Length Bottom => Y + Height;

    /// <summary>Whether the other lies within this one, give or take a hundredth of a point.</summary>
    public bool Contains(Rect other)
    {
        Length slack = Length.FromPoints(0.01);
        return other.X >= X - slack && other.Y >= Y - slack && other.Right <= Right + slack && other.Bottom <= Bottom + slack;
    }
}

/// <summary>A colour in sRGB, each part 0 to 1.</summary>
public readonly record struct Color(double Red, double Green, double Blue)
{
    /// <summary>Black.</summary>
    public static Color Black => default;

    /// <summary>White.</summary>
    public static Color White => new(1, 1, 1);

    /// <summary>A grey, 0 black to 1 white.</summary>
    public static Color Gray(double level) => new(level, level, level);
}
