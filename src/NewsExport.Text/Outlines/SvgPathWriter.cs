using System.Globalization;
using System.Text;

namespace NewsExport.Text;

/// <summary>Writes outlines as the data of an SVG path, y downwards.</summary>
internal sealed class SvgPathWriter : IOutlinePen
{
    private readonly StringBuilder _data = new();
    private double _x;
    private double _y;
    private double _scaleX;
    private double _scaleY;

    public bool IsEmpty => _data.Length == 0;

    /// <summary>Where the next glyph's origin stands, and how large a font unit is.</summary>
    public void Place(double x, double y, double scaleX, double scaleY) => (_x, _y, _scaleX, _scaleY) = (x, y, scaleX, scaleY);

    public void MoveTo(float x, float y) => Command('M', x, y);

    public void LineTo(float x, float y) => Command('L', x, y);

    public void QuadraticTo(float controlX, float controlY, float x, float y)
    {
        Command('Q', controlX, controlY);
        Command(' ', x, y);
    }

    public void CubicTo(float control1X, float control1Y, float control2X, float control2Y, float x, float y)
    {
        Command('C', control1X, control1Y);
        Command(' ', control2X, control2Y);
        Command(' ', x, y);
    }

    public void Close() => _data.Append('Z');

    public override string ToString() => _data.ToString();

    private void Command(char name, float x, float y)
    {
        _data.Append(name);
        Number(_x + (x * _scaleX));
        _data.Append(' ');
        Number(_y - (y * _scaleY));
    }

    private void Number(double value)
    {
        double rounded = Math.Round(value, 2);
        // A zero has no sign here.
        _data.Append(CultureInfo.InvariantCulture, $"{(rounded == 0 ? 0 : rounded):0.##}");
    }
}
