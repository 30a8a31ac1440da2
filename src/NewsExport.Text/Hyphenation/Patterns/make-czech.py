"""Makes hyph-cs.pat.txt from the rules of Czech syllables: the patterns of hyph-utf8 for Czech are under the GPL.

A syllable begins with one consonant before a vowel, or with an obstruent and a liquid; initial clusters stay whole; two vowels are not
parted; the commonest prefixes stay prefixes. (Pravidla českého pravopisu, Dělení slov.)

    python3 make-czech.py > hyph-cs.pat.txt
"""
VOWELS = "aáeéěiíoóuúůyý"
CONSONANTS = "bcčdďfghjklmnňpqrřsštťvwxzž"
OBSTRUENTS = "bdfghkptvcčsšzž"
INITIAL = ("str skr spr stř skl skv spl smr svr vzd vzt vzp vzn vzk vst vsk vsp vst vzr zdr zbr zhr zkr zpr ztr zvl zpl zkl škr štr špr pst "
           "dvr tkn mdl mzd ctn čtv hřb hřm křt třp chl chr chř chv chm sch").split()

patterns = []
for consonant in CONSONANTS:
    patterns += [f"1{consonant}{vowel}" for vowel in VOWELS]
for obstruent in OBSTRUENTS:
    patterns += [f"1{obstruent}2{liquid}" for liquid in "rřl"]
patterns += ["c4h", "1ch2r", "1ch2ř", "1ch2l", "1ch2v"] + [f"1ch{vowel}" for vowel in VOWELS]
patterns += ["1s2t2v", "1t2v", "1d2v", "1k2v", "1s2v", "1c2v", "2d1n", "2t1n"]
for first in CONSONANTS:
    patterns += [f".{first}4{second}" for second in CONSONANTS]
patterns += [f".{cluster[0]}4{cluster[1]}4{cluster[2]}" for cluster in INITIAL if not cluster.startswith("ch")]
patterns += [".ch4l", ".ch4r", ".ch4ř", ".ch4v", ".ch4m"]
for prefix in ("roz", "bez", "pod", "před", "nad", "od"):
    head, last = prefix[:-1], prefix[-1]
    patterns += [f".{head}4{last}3{liquid}" for liquid in "lrřv"]
patterns += [".pře3s2t", ".při3s2t", ".pro3s2t", ".do3s2t", ".za3s2t", ".vy3s2t", ".nej3"]
print("\n".join(dict.fromkeys(patterns)))
