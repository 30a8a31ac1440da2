using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NewsExport.Text;

/// <summary>Draws a glyph's outline, whatever table of the font it stands in (glyf, CFF, CFF2), by HarfBuzz (hb-draw.h), which HarfBuzzSharp does not show.</summary>
internal static unsafe class GlyphOutline
{
    private static readonly nint Functions = Make();

    /// <summary>Draws a glyph; a glyph of pixels or of colours alone draws nothing.</summary>
    public static void Draw(FontFace face, ushort glyph, IOutlinePen pen)
    {
        GCHandle handle = GCHandle.Alloc(pen);
        try
        {
            Native.hb_font_draw_glyph(face.Font.Handle, glyph, Functions, GCHandle.ToIntPtr(handle));
        }
        finally
        {
            handle.Free();
            GC.KeepAlive(face);
        }
    }

    /// <summary>Whether a glyph draws anything.</summary>
    public static bool Exists(FontFace face, ushort glyph)
    {
        var pen = new SvgPathWriter();
        Draw(face, glyph, pen);
        return !pen.IsEmpty;
    }

    private static nint Make()
    {
        nint functions = Native.hb_draw_funcs_create();
        Native.hb_draw_funcs_set_move_to_func(functions, &MoveTo, 0, 0);
        Native.hb_draw_funcs_set_line_to_func(functions, &LineTo, 0, 0);
        Native.hb_draw_funcs_set_quadratic_to_func(functions, &QuadraticTo, 0, 0);
        Native.hb_draw_funcs_set_cubic_to_func(functions, &CubicTo, 0, 0);
        Native.hb_draw_funcs_set_close_path_func(functions, &Close, 0, 0);
        Native.hb_draw_funcs_make_immutable(functions);
        return functions;
    }

    private static IOutlinePen Pen(nint data) => (IOutlinePen)GCHandle.FromIntPtr(data).Target!;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void MoveTo(nint functions, nint data, nint state, float x, float y, nint user) => Pen(data).MoveTo(x, y);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void LineTo(nint functions, nint data, nint state, float x, float y, nint user) => Pen(data).LineTo(x, y);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void QuadraticTo(nint functions, nint data, nint state, float cx, float cy, float x, float y, nint user) => Pen(data).QuadraticTo(cx, cy, x, y);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void CubicTo(nint functions, nint data, nint state, float c1x, float c1y, float c2x, float c2y, float x, float y, nint user) => Pen(data).CubicTo(c1x, c1y, c2x, c2y, x, y);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Close(nint functions, nint data, nint state, nint user) => Pen(data).Close();

    private static class Native
    {
        private const string Library = "libHarfBuzzSharp";

        [DllImport(Library)]
        public static extern nint hb_draw_funcs_create();

        [DllImport(Library)]
        public static extern void hb_draw_funcs_make_immutable(nint functions);

        [DllImport(Library)]
        public static extern void hb_draw_funcs_set_move_to_func(nint functions, delegate* unmanaged[Cdecl]<nint, nint, nint, float, float, nint, void> function, nint user, nint destroy);

        [DllImport(Library)]
        public static extern void hb_draw_funcs_set_line_to_func(nint functions, delegate* unmanaged[Cdecl]<nint, nint, nint, float, float, nint, void> function, nint user, nint destroy);

        [DllImport(Library)]
        public static extern void hb_draw_funcs_set_quadratic_to_func(nint functions, delegate* unmanaged[Cdecl]<nint, nint, nint, float, float, float, float, nint, void> function, nint user, nint destroy);

        [DllImport(Library)]
        public static extern void hb_draw_funcs_set_cubic_to_func(nint functions, delegate* unmanaged[Cdecl]<nint, nint, nint, float, float, float, float, float, float, nint, void> function, nint user, nint destroy);

        [DllImport(Library)]
        public static extern void hb_draw_funcs_set_close_path_func(nint functions, delegate* unmanaged[Cdecl]<nint, nint, nint, nint, void> function, nint user, nint destroy);

        [DllImport(Library)]
        public static extern void hb_font_draw_glyph(nint font, uint glyph, nint functions, nint data);
    }
}
