"""Makes the two small fonts of the tests with fontTools (Debian: python3-fonttools). Their letters are boxes drawn here.

    python3 make-fonts.py
"""
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables.TupleVariation import TupleVariation


def box(width, height):
    pen = TTGlyphPen(None)
    pen.moveTo((50, 0))
    pen.lineTo((50, height))
    pen.lineTo((width - 50, height))
    pen.lineTo((width - 50, 0))
    pen.closePath()
    return pen.glyph()


def empty():
    return TTGlyphPen(None).glyph()


def font(family, glyphs, characters):
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([name for name, _, _ in glyphs])
    builder.setupCharacterMap(characters)
    builder.setupGlyf({name: glyph for name, glyph, _ in glyphs})
    builder.setupHorizontalMetrics({name: (width, 50) for name, _, width in glyphs})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": family, "styleName": "Regular", "psName": family.replace(" ", "") + "-Regular"})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    builder.setupPost()
    builder.font["head"].created = builder.font["head"].modified = 3_600_000_000
    builder.font.recalcTimestamp = False
    return builder


letters = [(".notdef", box(500, 700), 500), ("space", empty(), 250), ("A", box(600, 700), 600), ("a", box(500, 500), 500), ("hyphen", box(300, 100), 300)]
variable = font("Test Serif Variable", letters, {0x20: "space", 0x41: "A", 0x61: "a", 0x2D: "hyphen"})
variable.setupFvar([("wght", 400, 400, 900, "Weight")], [
    {"location": {"wght": 400}, "stylename": "Regular"}, {"location": {"wght": 700}, "stylename": "Bold"}, {"location": {"wght": 900}, "stylename": "Black"}])
# The last four are the phantom points: the second of them is the advance.
wider = [(0, 0), (0, 0), (200, 0), (200, 0), (0, 0), (200, 0), (0, 0), (0, 0)]
variable.setupGvar({name: [TupleVariation({"wght": (0, 1, 1)}, wider)] for name in ("A", "a")})
variable.save("variable.ttf")

colours = font(
    "Test Serif Colours",
    letters + [("face", empty(), 1000), ("face.layer", box(1000, 800), 1000), ("sun", box(900, 700), 900)],
    {0x20: "space", 0x41: "A", 0x1F600: "face", 0x2600: "sun"})
colours.setupCOLR({"face": [("face.layer", 0)], "sun": [("face.layer", 0)]})
colours.setupCPAL([[(1.0, 0.8, 0.0, 1.0)]])
colours.save("colours.ttf")
