using NewsExport.Layout;
using NewsExport.PdfObjects;

namespace NewsExport.Pdf;

/// <summary>How the colours of pages are painted: as they are, in greys, or in black ink alone.</summary>
internal abstract class Inking
{
    /// <summary>Colours of sRGB; a grey as grey (ISO 32000-1, 8.6.4).</summary>
    public static readonly Inking Colors = new OfScreen();

    /// <summary>
    /// The black ink of a press. Solid black prints over what lies below, so that no white shows where plates do not meet; its tints and photos
    /// knock it out, for white is no ink and would not show (ISO 32000-1, 8.6.7).
    /// </summary>
    public static readonly Inking Black = new OfPress();

    /// <summary>Greys as light as the colours.</summary>
    public static readonly Inking Grays = new OfOffice();

    /// <summary>The states that <see cref="Resources"/> names, for a page's resources; empty if none.</summary>
    public virtual string Resources => "";

    /// <summary>Chooses a colour.</summary>
    public abstract void Choose(PdfBuffer content, Color color, bool stroke);

    /// <summary>Prepares a photo, within its own state of graphics.</summary>
    public virtual void BeforePhoto(PdfBuffer content)
    {
    }

    /// <summary>The grey that is as light as a colour, 0 black to 1 white (IEC 61966-2-1).</summary>
    public static double GrayOf(Color color)
    {
        if (color.Red == color.Green && color.Green == color.Blue) return color.Red;
        double light = (0.2126 * Linear(color.Red)) + (0.7152 * Linear(color.Green)) + (0.0722 * Linear(color.Blue));
        return light <= 0.0031308 ? light * 12.92 : (1.055 * Math.Pow(light, 1 / 2.4)) - 0.055;
    }

    private static double Linear(double part) => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);

    private sealed class OfScreen : Inking
    {
        public override void Choose(PdfBuffer content, Color color, bool stroke)
        {
            if (color.Red == color.Green && color.Green == color.Blue) content.Number(color.Red).Raw(stroke ? " G\n" : " g\n");
            else content.Number(color.Red).Raw(" ").Number(color.Green).Raw(" ").Number(color.Blue).Raw(stroke ? " RG\n" : " rg\n");
        }
    }

    private sealed class OfOffice : Inking
    {
        public override void Choose(PdfBuffer content, Color color, bool stroke) => content.Number(GrayOf(color)).Raw(stroke ? " G\n" : " g\n");
    }

    private sealed class OfPress : Inking
    {
        public override string Resources => "/ExtGState<</Over<</OP true/op true/OPM 1>>/Out<</OP false/op false/OPM 0>>>>";

        public override void Choose(PdfBuffer content, Color color, bool stroke)
        {
            double ink = 1 - GrayOf(color);
            content.Raw(ink >= 1 ? "/Over gs " : "/Out gs ").Raw("0 0 0 ").Number(ink).Raw(stroke ? " K\n" : " k\n");
        }

        public override void BeforePhoto(PdfBuffer content) => content.Raw("/Out gs ");
    }
}
