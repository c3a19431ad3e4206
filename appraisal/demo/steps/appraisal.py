"""From the realisation to the result in force."""

from decimal import Decimal

from appraisal.demo.stage import Kisah
from appraisal.demo.steps.realisation import bergilir
from appraisal.models import Penilaian
from appraisal.models.catatan import AspekPerilaku
from appraisal.services import penetapan
from appraisal.services.capaian import nilai_capaian
from appraisal.services.perilaku import simpan_perilaku
from organisasi.models import JenisJabatan
from organisasi.selectors.akses import SISTEM
from skp.selectors import list_kegiatan
from skp.services.realisation import BarisKualitas, JawabanTambahan, simpan_penilaian_realisasi


def nilai(k: Kisah) -> None:
    """Qualities by the profile, answers to tasks and creations, then the achievement is scored and frozen."""
    profil = k.naskah.profil["kualitas"]
    simpan_penilaian_realisasi(
        skp_id=k.skp.pk,
        revisi=None,
        kualitas=[
            BarisKualitas(kegiatan.pk, kualitas=Decimal(bergilir(profil, nomor)))
            for nomor, kegiatan in enumerate(list_kegiatan(k.skp), 1)
        ],
        tugas_tambahan=_jawaban_tugas(k),
        kreativitas={kreasi.pk: JawabanTambahan(diakui=True) for kreasi in k.skp.daftar_kreativitas.all()},
        oleh=k.penilai,
    )
    nilai_capaian(skp_id=k.skp.pk, oleh=k.penilai)
    k.penilaian_id = Penilaian.objects.values_list("pk", flat=True).get(pegawai=k.pegawai, periode=k.periode)


def _jawaban_tugas(k: Kisah) -> dict[int, JawabanTambahan]:
    alasan = {isi["uraian"]: isi.get("tidak_diakui", "") for isi in k.naskah.tugas_tambahan}
    return {
        tugas.pk: JawabanTambahan(diakui=not alasan[tugas.uraian], alasan=alasan[tugas.uraian])
        for tugas in k.skp.daftar_tugas_tambahan.all()
    }


def beri_perilaku(k: Kisah) -> None:
    _simpan_perilaku(k, len(AspekPerilaku), k.naskah.teks["rekomendasi"])


def beri_perilaku_sebagian(k: Kisah) -> None:
    """The assessor has started and not finished."""
    _simpan_perilaku(k, 3, "")


def _simpan_perilaku(k: Kisah, banyak: int, rekomendasi: str) -> None:
    """The first ``banyak`` aspects; kepemimpinan for jabatan struktural only (K-10)."""
    struktural = k.panggung.agensi.jabatan[k.jabatan].jenis == JenisJabatan.STRUKTURAL
    aspek = [a for a in AspekPerilaku if struktural or a != AspekPerilaku.KEPEMIMPINAN]
    angka = zip(aspek, k.naskah.profil["perilaku"], strict=False)
    simpan_perilaku(
        penilaian_id=k.penilaian_id,
        revisi=None,
        nilai={a.value: Decimal(nilai) for a, nilai in list(angka)[:banyak]},
        rekomendasi=rekomendasi,
        oleh=k.penilai,
    )


def serahkan(k: Kisah) -> None:
    penetapan.serahkan(penilaian_id=k.penilaian_id, oleh=k.penilai)


def terima(k: Kisah) -> None:
    penetapan.terima(penilaian_id=k.penilaian_id, oleh=k.pemilik)


def lampaui_waktu(k: Kisah) -> None:
    penetapan.lampaui_waktu(penilaian_id=k.penilaian_id, oleh=SISTEM)


def teruskan(k: Kisah) -> None:
    penetapan.teruskan(penilaian_id=k.penilaian_id, oleh=k.penilai)


def sahkan(k: Kisah) -> None:
    penetapan.sahkan(penilaian_id=k.penilaian_id, oleh=k.atasan)


def tetapkan_atasan(k: Kisah) -> None:
    catatan = k.naskah.teks["tetapkan_atasan"]
    penetapan.tetapkan_atasan(penilaian_id=k.penilaian_id, oleh=k.atasan, catatan=catatan)


def arsipkan(k: Kisah) -> None:
    penetapan.arsipkan(penilaian_id=k.penilaian_id, oleh=k.admin)
