from django.urls import path, re_path

from appraisal.states import AksiPenilaian
from appraisal.views import (
    catatan,
    dasar_hukum,
    dokumen,
    evaluasi,
    hasil,
    keberatan,
    koreksi,
    menilai,
    pemantauan,
    pemetaan,
    realisasi,
    rekap,
    rencana,
    serah_terima,
    tugas_belajar,
)

AKSI = "|".join(
    str(a)
    for a in AksiPenilaian
    if a
    not in {
        AksiPenilaian.AJUKAN_KEBERATAN,
        AksiPenilaian.TANGGAPI,
        AksiPenilaian.PUTUSKAN,
        AksiPenilaian.LAMPAUI_WAKTU,
        AksiPenilaian.BUKA_KOREKSI,
    }
)
"""Steps that need no more than a note; objection and correction have pages of their own."""

app_name = "appraisal"
urlpatterns = [
    path("skp/<int:pk>/susun/pratinjau/", rencana.pratinjau, name="pratinjau_target"),
    path("skp/<int:pk>/realisasi/", realisasi.realisasi, name="realisasi"),
    path("skp/<int:pk>/realisasi/pratinjau/", realisasi.pratinjau, name="pratinjau"),
    path("skp/<int:pk>/realisasi/ajukan/", realisasi.ajukan, name="ajukan_realisasi"),
    path("skp/<int:pk>/realisasi/kembalikan/", realisasi.kembalikan, name="kembalikan_realisasi"),
    path("skp/<int:pk>/nilai/", menilai.nilai, name="nilai"),
    path("skp/<int:pk>/nilai/pratinjau/", menilai.pratinjau_nilai, name="pratinjau_nilai"),
    path("skp/<int:pk>/jelaskan/", hasil.jelaskan_skp, name="jelaskan_skp"),
    re_path(
        r"^skp/(?P<pk>[0-9]+)/(?P<jenis>skp|capaian|tugas-tambahan|kreativitas)\.pdf$",
        dokumen.dokumen_skp,
        name="dokumen_skp",
    ),
    path("bawahan/", menilai.bawahan, name="bawahan"),
    path("penilaian/", hasil.daftar, name="daftar"),
    path("penilaian/<int:pk>/", hasil.hasil, name="hasil"),
    path("penilaian/<int:pk>/nilai/", menilai.nilai_tahun, name="nilai_tahun"),
    path("penilaian/<int:pk>/jelaskan/", hasil.jelaskan, name="jelaskan"),
    path("penilaian/<int:pk>/keberatan/", keberatan.ajukan, name="keberatan"),
    path("penilaian/<int:pk>/tanggapan/", keberatan.tanggapi, name="tanggapi"),
    path("penilaian/<int:pk>/keputusan/", keberatan.putuskan, name="putuskan"),
    re_path(r"^penilaian/(?P<pk>[0-9]+)/(?P<jenis>prestasi|perilaku)\.pdf$", dokumen.dokumen, name="dokumen"),
    re_path(rf"^penilaian/(?P<pk>[0-9]+)/aksi/(?P<aksi>{AKSI})/$", hasil.jalankan, name="aksi"),
    path("penilaian/<int:pk>/koreksi/", koreksi.usulkan, name="koreksi"),
    path("serah-terima/<int:pk>/", serah_terima.serah_terima, name="serah_terima"),
    path("koreksi/<int:pk>/putuskan/", koreksi.putuskan, name="putuskan_koreksi"),
    path("dokumen/<int:pk>/", koreksi.dokumen_lama, name="dokumen_lama"),
    path("keadaan/<int:pk>/tugas-belajar/", tugas_belajar.mulai, name="mulai_tugas_belajar"),
    path("penilaian/<int:pk>/tugas-belajar/", tugas_belajar.nilai, name="tugas_belajar"),
    path("penilaian/<int:pk>/akademik/", tugas_belajar.akademik, name="akademik"),
    path("penilaian/<int:pk>/transkrip/", tugas_belajar.transkrip, name="transkrip"),
    path("catatan/", catatan.catatan, name="catatan"),
    path("catatan/<int:pk>/tanggapi/", catatan.tanggapi, name="tanggapi_catatan"),
    path("catatan/<int:pk>/tarik/", catatan.tarik, name="tarik_catatan"),
    path("pemetaan/", pemetaan.pemetaan, name="pemetaan"),
    path("pemetaan/laporan/<int:pk>/kabulkan/", pemetaan.kabulkan, name="kabulkan_laporan"),
    path("pemetaan/laporan/<int:pk>/tolak/", pemetaan.tolak, name="tolak_laporan"),
    path("penilai-saya/", pemetaan.penilai_saya, name="penilai_saya"),
    path("dasar-hukum/", dasar_hukum.dasar_hukum, name="dasar_hukum"),
    path("pemantauan/", pemantauan.pemantauan, name="pemantauan"),
    path("pemantauan/unduh/", pemantauan.unduh, name="pemantauan_xlsx"),
    path("pemantauan/ingatkan/", pemantauan.ingatkan, name="ingatkan"),
    path("evaluasi/", evaluasi.evaluasi, name="evaluasi"),
    path("evaluasi/orang/", evaluasi.orang, name="evaluasi_orang"),
    path("evaluasi/cetak/", evaluasi.cetak, name="evaluasi_pdf"),
    path("evaluasi/unduh/", evaluasi.unduh, name="evaluasi_xlsx"),
    path("evaluasi/siapkan/", evaluasi.siapkan, name="siapkan_evaluasi"),
    path("rekap/", rekap.rekap, name="rekap"),
    path("rekap/bundel/", rekap.bundel, name="bundel"),
    path("rekap/angka-kredit/", rekap.angka_kredit, name="angka_kredit"),
    path("rekap/unduh/", rekap.rekap_xlsx, name="rekap_xlsx"),
]
