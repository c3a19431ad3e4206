"""The flows for special circumstances on one screen (rules 7): who may ask, who agrees, which papers, what follows."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from skp.models.keadaan import JenisKeadaan, RincianKeadaan
from skp.states import Peran

J, R = JenisKeadaan, RincianKeadaan


@dataclass(frozen=True, slots=True)
class Alur:
    """One flow. ``pemutus`` makes it count; whoever may decide and records it himself decides at once."""

    jenis: JenisKeadaan
    aturan: str
    ringkas: str
    berkas: str
    akibat: tuple[str, ...]
    pengusul: frozenset[Peran]
    pemutus: Peran
    rincian: tuple[RincianKeadaan, ...] = ()
    judul_mulai: str = "Sejak"
    perlu_skp: bool = False
    berbatas: bool = True
    """Whether a last day is asked for; an empty one means that it is not known yet."""

    @property
    def judul(self) -> str:
        return str(self.jenis.label)


BERTIGA = frozenset({Peran.PEMILIK, Peran.PENILAI, Peran.ADMIN})

ALUR: Mapping[str, Alur] = MappingProxyType(
    {
        J.PINDAH: Alur(
            jenis=J.PINDAH,
            aturan="SC-01",
            ringkas="Mutasi, rotasi, atau promosi dalam tahun berjalan: SKP lama ditutup dan dinilai, SKP baru dibuka.",
            berkas="Surat keputusan jabatan atau surat perintah melaksanakan tugas (SPMT).",
            akibat=(
                "Target SKP lama disesuaikan dengan bulan yang dijalani, lalu SKP lama ditutup dan dinilai.",
                "SKP baru dimulai pada bulan SPMT. Nilai SKP setahun adalah rata-rata sederhana kedua SKP.",
                "Perilaku dinilai sekali oleh pejabat penilai akhir tahun, dengan catatan pejabat penilai sebelumnya.",
            ),
            pengusul=BERTIGA,
            pemutus=Peran.ADMIN,
            judul_mulai="Hari pertama pada jabatan baru (SPMT)",
            perlu_skp=True,
            berbatas=False,
        ),
        J.CUTI: Alur(
            jenis=J.CUTI,
            aturan="SC-08",
            ringkas="Cuti besar, bersalin, atau sakit yang lama: target disesuaikan dengan bulan bekerja.",
            berkas="Surat izin cuti.",
            akibat=(
                "Aplikasi mengusulkan target sesuai bulan yang benar-benar dikerjakan; usulan itu dapat diubah.",
                "Target baru berlaku sebagai perubahan SKP yang disetujui pejabat penilai.",
            ),
            pengusul=BERTIGA,
            pemutus=Peran.ADMIN,
            rincian=(R.CUTI_BESAR, R.CUTI_BERSALIN, R.CUTI_SAKIT),
            perlu_skp=True,
        ),
        J.LUAR_KENDALI: Alur(
            jenis=J.LUAR_KENDALI,
            aturan="SC-09",
            ringkas="Satu kegiatan tidak tercapai karena bencana, pemotongan anggaran, atau perubahan kebijakan.",
            berkas="Surat atau bukti tentang sebabnya.",
            akibat=(
                "Bila atasan pejabat penilai menyetujui, kegiatan itu tidak dinilai dan tidak ikut menjadi pembagi.",
                "Kegiatan tetap tercetak pada formulir dengan keterangan “dikecualikan”.",
                "Bila target masih dapat dicapai sebagian, pilih perubahan SKP, bukan pengecualian.",
            ),
            pengusul=frozenset({Peran.PEMILIK, Peran.PENILAI}),
            pemutus=Peran.ATASAN,
            rincian=(R.BENCANA, R.ANGGARAN, R.KEBIJAKAN),
            judul_mulai="Terjadi sejak",
            perlu_skp=True,
        ),
        J.TUGAS_BELAJAR: Alur(
            jenis=J.TUGAS_BELAJAR,
            aturan="SC-05",
            ringkas="Tugas belajar di dalam atau di luar negeri: tanpa SKP, dinilai dari prestasi akademik.",
            berkas="Surat keputusan tugas belajar.",
            akibat=(
                "Tidak menyusun SKP selama tugas belajar.",
                "Akhir tahun unit asal menilai prestasi akademik (60 %) dan perilaku kerja (40 %).",
                "Nilai akademik dihitung dari IPK dengan bukti transkrip.",
            ),
            pengusul=BERTIGA,
            pemutus=Peran.ADMIN,
        ),
        J.PEMBEBASAN: Alur(
            jenis=J.PEMBEBASAN,
            aturan="SC-07",
            ringkas="Pejabat negara, cuti di luar tanggungan negara, diberhentikan sementara, atau persiapan pensiun.",
            berkas="Keputusan yang menjadi dasarnya.",
            akibat=(
                "Tidak ada penilaian selama masa ini dan tidak masuk daftar yang belum menyusun SKP.",
                "SKP yang sedang berjalan berakhir sehari sebelumnya dan dinilai seperti biasa.",
            ),
            pengusul=BERTIGA,
            pemutus=Peran.ADMIN,
            rincian=(R.PEJABAT_NEGARA, R.CLTN, R.DIBERHENTIKAN_SEMENTARA, R.MPP, R.BADAN_LUAR),
        ),
        J.DIPEKERJAKAN: Alur(
            jenis=J.DIPEKERJAKAN,
            aturan="SC-06",
            ringkas="Diperbantukan atau dipekerjakan pada instansi lain: dinilai pejabat instansi penerima.",
            berkas="Keputusan diperbantukan atau dipekerjakan.",
            akibat=(
                "Pejabat instansi penerima menjadi pejabat penilai selama masa ini dan tercetak pada formulir.",
                "Bila pejabat itu akan memakai aplikasi, buatkan akunnya dari halaman pegawai.",
            ),
            pengusul=frozenset({Peran.ADMIN}),
            pemutus=Peran.ADMIN,
            rincian=(R.DIPERBANTUKAN, R.DIPEKERJAKAN),
        ),
    }
)

MENYESUAIKAN_TARGET = frozenset({J.PINDAH, J.CUTI, J.PEMBEBASAN, J.TUGAS_BELAJAR})
"""Circumstances after which targets are cut to the months worked."""

TANPA_SKP = frozenset({J.TUGAS_BELAJAR, J.PEMBEBASAN})
"""While one of these holds, no SKP is owed."""
