from django.urls import path, re_path, register_converter

from skp.circumstances import ALUR
from skp.states import AksiSkp
from skp.views import (
    adjust,
    calendar,
    carry,
    catalogue,
    circumstances,
    evidence,
    extras,
    period,
    plan,
    progress,
    sharing,
    work_plan,
)


class AksiSkpConverter:
    """A step of the planning workflow in an address."""

    regex = "|".join(AksiSkp.values)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return str(value)


register_converter(AksiSkpConverter, "aksi_skp")

app_name = "skp"
urlpatterns = [
    path("skp/", plan.daftar, name="daftar"),
    path("skp/buat/", plan.buat, name="buat"),
    path("skp/<int:pk>/", plan.rincian, name="rincian"),
    path("skp/<int:pk>/susun/", plan.susun, name="susun"),
    path("skp/<int:pk>/bawa/", carry.daftar, name="bawa"),
    path("skp/<int:pk>/bawa/<int:urut>/", carry.baris, name="bawa_baris"),
    path("skp/<int:pk>/ubah/", plan.ubah, name="ubah"),
    path("skp/<int:pk>/batal-ubah/", plan.batal_ubah, name="batal_ubah"),
    path("skp/<int:pk>/penilai/", plan.perbarui_penilai, name="perbarui_penilai"),
    path("skp/<int:pk>/banding/<int:lama>/<int:baru>/", plan.banding, name="banding"),
    path("skp/<int:pk>/aksi/<aksi_skp:aksi>/", plan.jalankan, name="aksi"),
    path("skp/<int:pk>/kemajuan/", progress.kemajuan, name="kemajuan"),
    path("skp/<int:pk>/bukti/", evidence.unggah, name="unggah"),
    path("bukti/<int:pk>/", evidence.unduh, name="bukti"),
    path("bukti/<int:pk>/tarik/", evidence.tarik, name="tarik"),
    re_path(r"^skp/(?P<pk>[0-9]+)/(?P<jenis>tugas-tambahan|kreativitas)/$", extras.isi, name="tambahan"),
    re_path(
        r"^skp/(?P<pk>[0-9]+)/(?P<jenis>tugas-tambahan|kreativitas)/(?P<nomor>[0-9]+)/$",
        extras.isi,
        name="ubah_tambahan",
    ),
    re_path(
        r"^skp/(?P<pk>[0-9]+)/(?P<jenis>tugas-tambahan|kreativitas)/(?P<nomor>[0-9]+)/hapus/$",
        extras.hapus,
        name="hapus_tambahan",
    ),
    path("skp/<int:pk>/bagi/<int:urut>/", sharing.bagi, name="bagi"),
    path("keadaan/<int:pk>/", circumstances.rincian, name="keadaan_rincian"),
    path("keadaan/<int:pk>/putuskan/", circumstances.putuskan, name="keadaan_putuskan"),
    path("keadaan/<int:pk>/cabut/", circumstances.cabut, name="keadaan_cabut"),
    path("keadaan/<int:pk>/akhiri/", circumstances.akhiri, name="keadaan_akhiri"),
    path("keadaan/<int:pk>/berkas/", circumstances.berkas, name="keadaan_berkas"),
    path("keadaan/<int:pk>/target/", adjust.target, name="keadaan_target"),
    path("keadaan/berkas/<int:pk>/", circumstances.unduh, name="keadaan_unduh"),
    path("keadaan/pegawai/<int:pk>/", circumstances.daftar, name="keadaan"),
    re_path(rf"^keadaan/pegawai/(?P<pk>[0-9]+)/(?P<jenis>{'|'.join(ALUR)})/$", circumstances.isi, name="keadaan_baru"),
    path("periode/", period.daftar, name="periode"),
    path("periode/baru/", period.isi, name="periode_baru"),
    path("periode/<int:pk>/", period.isi, name="periode_ubah"),
    path("periode/<int:pk>/kalender/", calendar.kalender, name="kalender"),
    path("periode/<int:pk>/perpanjang/", calendar.perpanjangan, name="perpanjang"),
    path("perpanjangan/<int:pk>/cabut/", calendar.cabut, name="cabut_perpanjangan"),
    path("rkt/", period.rkt, name="rkt"),
    path("rkt/unit/<int:pk>/", work_plan.susunan, name="rkt_susunan"),
    path("rkt/unit/<int:pk>/baru/", work_plan.baru, name="rkt_baru"),
    path("rkt/butir/<int:pk>/", work_plan.ubah, name="rkt_ubah"),
    path("rkt/butir/<int:pk>/akhiri/", work_plan.akhiri, name="rkt_akhiri"),
    path("rkt/butir/<int:pk>/buka/", work_plan.buka, name="rkt_buka"),
    path("rkt/butir/<int:pk>/hapus/", work_plan.hapus, name="rkt_hapus"),
    path("katalog/", catalogue.daftar, name="katalog"),
    path("katalog/jabatan/<int:pk>/", catalogue.rincian, name="katalog_jabatan"),
    re_path(r"^katalog/jabatan/(?P<pk>[0-9]+)/(?P<aksi>sembunyikan|tampilkan)/$", catalogue.atur, name="atur_katalog"),
]
