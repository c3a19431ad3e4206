"""What the numbers mean: the quality table and the behaviour criteria, shown beside every input.

Texts are condensed paraphrases of the annexes of Perka BKN 1/2013. The level is derived from the number, never the
other way round.
"""

from typing import NamedTuple


class Tingkat(NamedTuple):
    rentang: str
    sebutan: str
    uraian: str


KUALITAS = (
    Tingkat("91–100", "Sangat Baik", "Sempurna, tanpa kesalahan dan revisi, pelayanan di atas standar."),
    Tingkat("76–90", "Baik", "1 atau 2 kesalahan kecil, tanpa kesalahan besar, ada revisi, pelayanan sesuai standar."),
    Tingkat(
        "61–75",
        "Cukup",
        "3 atau 4 kesalahan kecil, tanpa kesalahan besar, ada revisi, pelayanan cukup memenuhi standar.",
    ),
    Tingkat(
        "51–60", "Kurang", "5 kesalahan kecil dan ada kesalahan besar, ada revisi, pelayanan kurang memenuhi standar."
    ),
    Tingkat(
        "0–50", "Buruk", "Lebih dari 5 kesalahan kecil dan ada kesalahan besar, tidak memuaskan, di bawah standar."
    ),
)

_RENTANG = ("91–100", "76–90", "61–75", "51–60", "0–50")
_SEBUTAN = ("Sangat Baik", "Baik", "Cukup", "Kurang", "Buruk")


def _tingkat(*uraian: str) -> tuple[Tingkat, ...]:
    return tuple(Tingkat(r, s, u) for r, s, u in zip(_RENTANG, _SEBUTAN, uraian, strict=True))


PERILAKU: dict[str, tuple[Tingkat, ...]] = {
    "orientasi_pelayanan": _tingkat(
        "Selalu menuntaskan layanan sebaik mungkin, sopan, sangat memuaskan pihak dalam dan luar.",
        "Pada umumnya baik, sopan, dan memuaskan.",
        "Adakalanya cukup baik, cukup sopan, cukup memuaskan.",
        "Kurang baik, kurang sopan, kurang memuaskan.",
        "Tidak pernah baik, tidak sopan, tidak memuaskan.",
    ),
    "integritas": _tingkat(
        "Selalu jujur dan ikhlas, tidak pernah menyalahgunakan wewenang, berani menanggung risiko.",
        "Pada umumnya jujur, ikhlas, tidak menyalahgunakan wewenang, berani menanggung risiko.",
        "Adakalanya cukup jujur dan ikhlas, adakalanya menyalahgunakan wewenang, cukup berani menanggung risiko.",
        "Kurang jujur dan ikhlas, sering menyalahgunakan wewenang, kurang berani menanggung risiko.",
        "Tidak pernah jujur dan ikhlas, selalu menyalahgunakan wewenang, tidak berani menanggung risiko.",
    ),
    "komitmen": _tingkat(
        "Selalu sungguh-sungguh menegakkan Pancasila, UUD 1945, NKRI, Bhinneka Tunggal Ika, dan rencana pemerintah; "
        "mendahulukan kedinasan.",
        "Pada umumnya demikian.",
        "Adakalanya demikian.",
        "Kurang demikian.",
        "Tidak pernah demikian.",
    ),
    "disiplin": _tingkat(
        "Selalu taat peraturan dan jam kerja dengan penuh tanggung jawab; memelihara barang negara sebaik-baiknya.",
        "Pada umumnya taat dan bertanggung jawab; barang negara dipelihara dengan baik.",
        "Adakalanya taat, cukup bertanggung jawab; ada hari tidak masuk, terlambat, atau pulang cepat "
        "tanpa alasan sah.",
        "Kurang taat dan kurang bertanggung jawab; lebih banyak hari tanpa alasan sah.",
        "Tidak pernah taat; paling banyak hari tanpa alasan sah.",
    ),
    "kerja_sama": _tingkat(
        "Selalu mampu bekerja sama dengan rekan, atasan, dan bawahan di dalam dan luar; menghargai pendapat; menerima "
        "keputusan bersama yang sah.",
        "Pada umumnya demikian.",
        "Adakalanya mampu bekerja sama, menghargai pendapat, dan menerima keputusan.",
        "Kurang mampu, kurang menghargai, kurang bersedia.",
        "Tidak pernah mampu, tidak menghargai, tidak bersedia.",
    ),
    "kepemimpinan": _tingkat(
        "Selalu tegas dan tidak memihak, memberi teladan, menggerakkan tim, menggugah semangat, "
        "memutuskan cepat dan tepat.",
        "Pada umumnya demikian.",
        "Adakalanya tegas dan tidak memihak; cukup mampu menggerakkan, menggugah, dan memutuskan.",
        "Kurang tegas dan adakalanya memihak; kurang mampu.",
        "Tidak tegas dan memihak; tidak memberi teladan; tidak mampu.",
    ),
}
