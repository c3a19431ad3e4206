"""All addresses. Each app brings its own; the account pages are allauth's, without sign-up."""

from allauth.account import views as akun
from django.urls import URLPattern, URLResolver, include, path
from django.views.decorators.http import require_http_methods

from appraisal.views.beranda import beranda
from appraisal.views.kalkulator import kalkulator
from appraisal.views.verifikasi import verifikasi
from organisasi.views import notifikasi, pekerjaan
from organisasi.views.akun import akun_saya

handler400 = "organisasi.common.galat.rusak"
handler403 = "organisasi.common.galat.tidak_berwenang"
handler404 = "organisasi.common.galat.tidak_ditemukan"
handler500 = "organisasi.common.galat.kesalahan"

FORMULIR = require_http_methods(["GET", "HEAD", "POST"])
"""allauth's views would take a PUT for a POST."""

urlpatterns: list[URLPattern | URLResolver] = [
    path("", beranda, name="beranda"),
    path("masuk/", FORMULIR(akun.login), name="account_login"),
    path("keluar/", FORMULIR(akun.logout), name="account_logout"),
    path("kata-sandi/", FORMULIR(akun.password_change), name="account_change_password"),
    path("akun/", akun_saya, name="akun"),
    path("pemberitahuan/", notifikasi.daftar, name="pemberitahuan"),
    path("pemberitahuan/<int:pk>/", notifikasi.buka, name="buka_pemberitahuan"),
    path("pemberitahuan/baca-semua/", notifikasi.baca_semua, name="baca_semua"),
    path("pekerjaan/", pekerjaan.daftar, name="pekerjaan"),
    path("pekerjaan/<int:pk>/", pekerjaan.rincian, name="rincian_pekerjaan"),
    path("pekerjaan/<int:pk>/unduh/", pekerjaan.unduh, name="unduh_pekerjaan"),
    path("pekerjaan/<int:pk>/batalkan/", pekerjaan.batalkan, name="batalkan_pekerjaan"),
    path("kalkulator/", kalkulator, name="kalkulator"),
    path("verifikasi/<str:kode>/", verifikasi, name="verifikasi"),
    path("organisasi/", include("organisasi.urls")),
    path("", include("skp.urls")),
    path("", include("appraisal.urls")),
]
