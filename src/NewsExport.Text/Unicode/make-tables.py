"""Makes properties.bin from the Unicode Character Database (Debian: unicode-data).

A two-stage table: 8704 block numbers (uint16, little endian), one for each 128 code points, then the blocks of 128 values (uint16):
bits 0-5 Line_Break, 6-10 Bidi_Class, 11 East Asian Wide (F, W or H), 12 Extended_Pictographic and unassigned.
The numbers of the classes are their places in the lists below; LineBreakClass and BidiClass in C# have the same order.

    python3 make-tables.py /usr/share/unicode properties.bin
"""
import struct
import sys

LINE = "XX AI AL B2 BA BB BK CB CJ CL CM CP CR EB EM EX GL H2 H3 HL HY ID IN IS JL JT JV LF NL NS NU OP PO PR QU RI SA SG SP SY WJ ZW ZWJ".split()
BIDI = "L R AL EN ES ET AN CS NSM BN B S WS ON LRE LRO RLE RLO PDF LRI RLI FSI PDI".split()


def ranges(path):
    for line in open(path, encoding="utf-8"):
        line = line.split("#")[0].strip()
        if not line:
            continue
        fields = [field.strip() for field in line.split(";")]
        first, _, last = fields[0].partition("..")
        yield int(first, 16), int(last or first, 16), fields[1:]


folder, target = sys.argv[1:]
size = 0x110000
line = [LINE.index("XX")] * size
bidi = [BIDI.index("L")] * size
wide = [0] * size
assigned = [False] * size
pictographic = [False] * size

# Defaults of unassigned code points, from the heads of the files (@missing).
for first, last in ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2FFFD), (0x30000, 0x3FFFD), (0x1F000, 0x1FAFF), (0x1FC00, 0x1FFFD)):
    for code in range(first, last + 1):
        line[code] = LINE.index("ID")
for code in range(0x20A0, 0x20D0):
    line[code] = LINE.index("PR")
for first, last, name in (
        (0x0590, 0x05FF, "R"), (0x0600, 0x07BF, "AL"), (0x07C0, 0x085F, "R"), (0x0860, 0x08FF, "AL"), (0x20A0, 0x20CF, "ET"), (0xFB1D, 0xFB4F, "R"),
        (0xFB50, 0xFDCF, "AL"), (0xFDF0, 0xFDFF, "AL"), (0xFE70, 0xFEFF, "AL"), (0x10800, 0x10CFF, "R"), (0x10D00, 0x10D3F, "AL"), (0x10D40, 0x10EBF, "R"),
        (0x10EC0, 0x10EFF, "AL"), (0x10F00, 0x10F2F, "R"), (0x10F30, 0x10F6F, "AL"), (0x10F70, 0x10FFF, "R"), (0x1E800, 0x1EC6F, "R"), (0x1EC70, 0x1ECBF, "AL"),
        (0x1ECC0, 0x1ECFF, "R"), (0x1ED00, 0x1ED4F, "AL"), (0x1ED50, 0x1EDFF, "R"), (0x1EE00, 0x1EEFF, "AL"), (0x1EF00, 0x1EFFF, "R")):
    for code in range(first, last + 1):
        bidi[code] = BIDI.index(name)

for first, last, fields in ranges(folder + "/LineBreak.txt"):
    for code in range(first, last + 1):
        line[code] = LINE.index(fields[0])
LONG = {}
for first, last, fields in ranges(folder + "/extracted/DerivedBidiClass.txt"):
    for code in range(first, last + 1):
        bidi[code] = BIDI.index(fields[0])
for first, last, fields in ranges(folder + "/EastAsianWidth.txt"):
    for code in range(first, last + 1):
        wide[code] = 1 if fields[0] in ("F", "W", "H") else 0
category = {}
previous = None
for row in open(folder + "/UnicodeData.txt", encoding="utf-8"):
    fields = row.split(";")
    code = int(fields[0], 16)
    first = previous if fields[1].endswith(", Last>") else code
    for each in range(first, code + 1):
        assigned[each] = True
        category[each] = fields[2]
    previous = code
for first, last, fields in ranges(folder + "/emoji/emoji-data.txt"):
    if fields[0] == "Extended_Pictographic":
        for code in range(first, last + 1):
            pictographic[code] = True

# UAX #14, LB1: classes that are resolved before anything else.
for code in range(size):
    name = LINE[line[code]]
    if name in ("AI", "SG", "XX"):
        line[code] = LINE.index("AL")
    elif name == "SA":
        line[code] = LINE.index("CM" if category.get(code) in ("Mn", "Mc") else "AL")
    elif name == "CJ":
        line[code] = LINE.index("NS")

blocks = {}
index = []
data = []
for start in range(0, size, 128):
    block = tuple(
        line[code] | bidi[code] << 6 | wide[code] << 11 | (1 << 12 if pictographic[code] and not assigned[code] else 0)
        for code in range(start, start + 128))
    if block not in blocks:
        blocks[block] = len(blocks)
        data.extend(block)
    index.append(blocks[block])
with open(target, "wb") as output:
    output.write(struct.pack(f"<{len(index)}H", *index))
    output.write(struct.pack(f"<{len(data)}H", *data))
