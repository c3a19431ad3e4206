"""What the trail calls each event and each record. The apps above add theirs when they start."""

JUDUL_KEJADIAN: dict[str, str] = {
    "instansi.dibuat": "Instansi dibuat",
    "instansi.diubah": "Profil instansi diubah",
    "instansi.lambang": "Lambang diganti",
    "unit.dibuat": "Unit dibuat",
    "unit.diubah": "Unit diubah",
    "unit.diakhiri": "Unit diakhiri",
    "unit.dibuka": "Unit dibuka kembali",
    "unit.direorganisasi": "Unit direorganisasi",
    "jabatan.dibuat": "Jabatan dibuat",
    "jabatan.diubah": "Jabatan diubah",
    "jabatan.diakhiri": "Jabatan diakhiri",
    "jabatan.dibuka": "Jabatan dibuka kembali",
    "pegawai.dibuat": "Pegawai ditambah",
    "pegawai.diubah": "Data pegawai diubah",
    "pegawai.berhenti": "Pemberhentian dicatat",
    "pegawai.batal_berhenti": "Pemberhentian dibatalkan",
    "pegawai.dilihat": "Data pegawai dilihat",
    "pangkat.ditambah": "Pangkat ditambah",
    "pangkat.dihapus": "Pangkat dihapus",
    "penempatan.dibuat": "Penempatan dicatat",
    "penempatan.diakhiri": "Penempatan diakhiri",
    "penempatan.dibatalkan": "Penempatan dibatalkan",
    "penugasan.dibuat": "Penilai ditugaskan",
    "penugasan.diakhiri": "Penugasan penilai diakhiri",
    "penugasan.dibatalkan": "Penugasan penilai dibatalkan",
    "pekerjaan.diminta": "Pekerjaan panjang diminta",
    "pekerjaan.dibatalkan": "Pekerjaan panjang dibatalkan",
    "impor.diunggah": "Tabel impor diunggah",
    "impor.diterapkan": "Impor diterapkan",
    "impor.diurungkan": "Impor diurungkan",
    "impor.dibatalkan": "Impor dibatalkan",
    "api.dibuat": "Kunci API dibuat",
    "api.dicabut": "Kunci API dicabut",
    "api.dipanggil": "Dipanggil melalui API",
    "api.dibaca": "Dibaca melalui API",
    "laporan.dikirim": "Penilai dilaporkan keliru",
    "laporan.dijawab": "Laporan penilai dijawab",
    "jejak.diekspor": "Jejak audit diunduh",
    "peran.diberikan": "Peran diberikan",
    "peran.dicabut": "Peran dicabut",
    "sesi.masuk": "Masuk",
    "sesi.masuk_penyedia": "Masuk lewat penyedia identitas",
    "sesi.penyedia_ditolak": "Masuk lewat penyedia identitas ditolak",
    "sesi.keluar": "Keluar",
    "sesi.diakhiri": "Sesi sendiri diakhiri",
    "sesi.sandi_diganti": "Kata sandi diganti",
    "sesi.faktor_ditambah": "Langkah kedua ditambah",
    "sesi.faktor_dihapus": "Langkah kedua dihapus",
    "sesi.latihan_dimulai": "Masuk ruang latihan",
    "sesi.latihan_selesai": "Keluar dari ruang latihan",
    "akun.sesi_diakhiri": "Semua sesi diakhiri admin",
    "akun.dilihat_sebagai": "Helpdesk melihat sebagai orang ini",
    "akun.berhenti_melihat": "Helpdesk berhenti melihat",
    "akun.dibuat": "Akun dibuat",
    "akun.sandi_diatur_ulang": "Kata sandi diatur ulang",
    "akun.sandi_dibagikan": "Kata sandi pertama dibagikan",
    "akun.dinonaktifkan": "Akun dinonaktifkan",
    "akun.diaktifkan": "Akun diaktifkan",
}

JUDUL_OBJEK: dict[str, str] = {
    "pegawai": "Pegawai",
    "penempatan": "Penempatan",
    "penugasan": "Penugasan penilai",
    "laporan": "Laporan penilai yang keliru",
    "akun": "Akun",
    "peran": "Peran",
    "sesi": "Masuk dan keluar",
    "kunciapi": "Kunci API",
    "jabatan": "Jabatan",
    "unit": "Unit dan rekapnya",
    "instansi": "Instansi",
    "impor": "Impor",
    "pekerjaan": "Pekerjaan panjang",
}
"""What a record is called, under the name that the services use."""
NAMA_LAIN: dict[str, str] = {"unitkerja": "unit"}
"""Reading is recorded under the name of the model, changes under the word of the service: one and the same record."""


def judul_objek(objek: str) -> str:
    """What a record is called, or its bare name where an older version wrote it."""
    return JUDUL_OBJEK.get(NAMA_LAIN.get(objek, objek), objek)


def judul_kejadian(kejadian: str) -> str:
    """The title, or the bare name of an event that an older version wrote."""
    return JUDUL_KEJADIAN.get(kejadian, kejadian)
