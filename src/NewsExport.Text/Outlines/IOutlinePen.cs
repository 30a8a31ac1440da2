namespace NewsExport.Text;

/// <summary>What an outline is drawn with; places in font units, y upwards.</summary>
internal interface IOutlinePen
{
    void MoveTo(float x, float y);

    void LineTo(float x, float y);

    void QuadraticTo(float controlX, float controlY, float x, float y);

    void CubicTo(float control1X, float control1Y, float control2X, float control2Y, float x, float y);

    void Close();
}
