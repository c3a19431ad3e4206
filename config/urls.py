"""All addresses. Each app brings its own; the account pages are allauth's, without sign-up."""

from allauth.account import views as akun
from allauth.mfa.base import views as faktor
from allauth.mfa.recovery_codes import views as cadangan
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as kunci
from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path
from django.views.decorators.http import require_http_methods

from appraisal.api.alamat import alamat_api
from appraisal.views import api, bantuan, data_saya, latihan
from appraisal.views.beranda import beranda
from appraisal.views.kalkulator import kalkulator
from appraisal.views.verifikasi import verifikasi
from organisasi.views import isian_tertunda, notifikasi, pekerjaan, sehat
from organisasi.views.akun import akhiri_sesi_saya, akun_saya, berhenti_melihat, lanjutkan_isian, sesi_saya
from organisasi.views.masuk import ganti_sandi, masuk
from organisasi.views.penyedia import kembali_penyedia, masuk_penyedia

handler400 = "organisasi.common.galat.rusak"
handler403 = "organisasi.common.galat.tidak_berwenang"
handler404 = "organisasi.common.galat.tidak_ditemukan"
handler500 = "organisasi.common.galat.kesalahan"

FORMULIR = require_http_methods(["GET", "HEAD", "POST"])
"""allauth's views would take a PUT for a POST."""

urlpatterns: list[URLPattern | URLResolver] = [
    path("", beranda, name="beranda"),
    path("masuk/", FORMULIR(masuk), name="account_login"),
    path("keluar/", FORMULIR(akun.logout), name="account_logout"),
    path("kata-sandi/", FORMULIR(ganti_sandi), name="account_change_password"),
    path("masuk/kode/", FORMULIR(faktor.authenticate), name="mfa_authenticate"),
    path("masuk/ulang/", FORMULIR(akun.reauthenticate), name="account_reauthenticate"),
    path("masuk/ulang/kode/", FORMULIR(faktor.reauthenticate), name="mfa_reauthenticate"),
    path("masuk/penyedia/", masuk_penyedia, name="masuk_penyedia"),
    path("masuk/penyedia/kembali/", kembali_penyedia, name="kembali_penyedia"),
    path("masuk/lanjut/", lanjutkan_isian, name="lanjutkan_isian"),
    path("livez", sehat.livez, name="livez"),
    path("readyz", sehat.readyz, name="readyz"),
    path("metrics", sehat.metrik, name="metrik"),
    path("akun/", akun_saya, name="akun"),
    path("akun/data/", data_saya.data_saya, name="data_saya"),
    path("akun/data/unduh/", data_saya.unduh, name="unduh_data_saya"),
    path("akun/sesi/", sesi_saya, name="sesi_saya"),
    path("akun/sesi/akhiri/", akhiri_sesi_saya, name="akhiri_sesi_saya"),
    path("akun/selesai-melihat/", berhenti_melihat, name="selesai_melihat"),
    path("akun/langkah-kedua/", FORMULIR(faktor.index), name="mfa_index"),
    path("akun/langkah-kedua/aktifkan/", FORMULIR(totp.activate_totp), name="mfa_activate_totp"),
    path("akun/langkah-kedua/matikan/", FORMULIR(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("akun/langkah-kedua/cadangan/", FORMULIR(cadangan.view_recovery_codes), name="mfa_view_recovery_codes"),
    path(
        "akun/langkah-kedua/cadangan/baru/",
        FORMULIR(cadangan.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "akun/langkah-kedua/cadangan/unduh/",
        FORMULIR(cadangan.download_recovery_codes),
        name="mfa_download_recovery_codes",
    ),
    path("pemberitahuan/", notifikasi.daftar, name="pemberitahuan"),
    path("pemberitahuan/<int:pk>/", notifikasi.buka, name="buka_pemberitahuan"),
    path("pemberitahuan/baca-semua/", notifikasi.baca_semua, name="baca_semua"),
    path("pekerjaan/", pekerjaan.daftar, name="pekerjaan"),
    path("pekerjaan/<int:pk>/", pekerjaan.rincian, name="rincian_pekerjaan"),
    path("pekerjaan/<int:pk>/unduh/", pekerjaan.unduh, name="unduh_pekerjaan"),
    path("pekerjaan/<int:pk>/batalkan/", pekerjaan.batalkan, name="batalkan_pekerjaan"),
    path("isian/", isian_tertunda.simpan, name="simpan_isian"),
    path("isian/buang/", isian_tertunda.buang, name="buang_isian"),
    path("sesi/", isian_tertunda.sesi, name="sesi"),
    path("sesi/selesai/", isian_tertunda.masuk_lagi, name="masuk_lagi"),
    path("bantuan/", bantuan.bantuan, name="bantuan"),
    path("bantuan/istilah/", bantuan.istilah, name="istilah"),
    path("bantuan/rumus/", bantuan.rumus, name="rumus"),
    path("bantuan/panduan/<slug:peran>/", bantuan.panduan, name="panduan"),
    path("bantuan/petunjuk/tutup/", bantuan.tutup, name="tutup_petunjuk"),
    path("bantuan/petunjuk/tampilkan/", bantuan.tampilkan, name="tampilkan_petunjuk"),
    path("latihan/", latihan.latihan, name="latihan"),
    path("latihan/tamu/", latihan.tamu, name="tamu_latihan"),
    path("latihan/mulai/", latihan.mulai, name="mulai_latihan"),
    path("latihan/ulang/", latihan.ulangi, name="ulang_latihan"),
    path("latihan/selesai/", latihan.selesai, name="selesai_latihan"),
    path("kalkulator/", kalkulator, name="kalkulator"),
    path("verifikasi/<str:kode>/", verifikasi, name="verifikasi"),
    path("api/", api.dokumentasi, name="dokumentasi_api"),
    path("api/openapi.json", api.skema, name="skema_api"),
    path("api/v1/", include((alamat_api(), "api"))),
    path("organisasi/", include("organisasi.urls")),
    path("", include("skp.urls")),
    path("", include("appraisal.urls")),
]

KUNCI_SANDI: list[URLPattern | URLResolver] = [
    path("masuk/kunci/", FORMULIR(kunci.login_webauthn), name="mfa_login_webauthn"),
    path("masuk/ulang/kunci/", FORMULIR(kunci.reauthenticate_webauthn), name="mfa_reauthenticate_webauthn"),
    path("akun/langkah-kedua/kunci/", FORMULIR(kunci.list_webauthn), name="mfa_list_webauthn"),
    path("akun/langkah-kedua/kunci/tambah/", FORMULIR(kunci.add_webauthn), name="mfa_add_webauthn"),
    path("akun/langkah-kedua/kunci/<int:pk>/hapus/", FORMULIR(kunci.remove_webauthn), name="mfa_remove_webauthn"),
    path("akun/langkah-kedua/kunci/<int:pk>/ubah/", FORMULIR(kunci.edit_webauthn), name="mfa_edit_webauthn"),
]
"""Passkeys and security keys, where the installation has switched them on."""

if settings.KUNCI_SANDI:
    urlpatterns += KUNCI_SANDI
