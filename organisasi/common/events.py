"""What the trail calls each event. The apps above add theirs when they start."""

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
    "peran.diberikan": "Peran diberikan",
    "peran.dicabut": "Peran dicabut",
    "akun.dibuat": "Akun dibuat",
    "akun.sandi_diatur_ulang": "Kata sandi diatur ulang",
    "akun.sandi_dibagikan": "Kata sandi pertama dibagikan",
    "akun.dinonaktifkan": "Akun dinonaktifkan",
    "akun.diaktifkan": "Akun diaktifkan",
}


def judul_kejadian(kejadian: str) -> str:
    """The title, or the bare name of an event that an older version wrote."""
    return JUDUL_KEJADIAN.get(kejadian, kejadian)
