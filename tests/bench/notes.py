"""What was tried for a goal that is not met, what the profile says, and what would be needed: printed below the table.

One text per part of the measurement; ``catatan`` gives those of the parts that missed a goal.
"""

from collections.abc import Iterable

CATATAN = {
    "halaman": (
        "Dicoba: peran dan bingkai halaman dengan satu kueri tulisan tangan; mencari satu baris tanpa ORDER BY (Django "
        "menyandi setiap kolom untuk mengurutkan); unit dan daftar panjang sebagai nilai, bukan objek; hitungan papan "
        "dan dasbor dalam basis data; tabel resmi ditulis tangan di atas formset; bidang formulir oleh Jinja2. "
        "Profil: separuh waktu menyusun SQL oleh ORM (1 sampai 2 ms tiap kueri dengan beberapa tabel), sepertiga "
        "sampai separuh menggambar templat Django; kuerinya sendiri di bawah sepersepuluh. "
        "Diperlukan: baris tabel resmi dan daftar dengan Jinja2 (sepertujuh waktunya) dan kueri daftar kerja yang "
        "ditulis tangan; keduanya menukar kejelasan kode dengan milidetik, jadi belum dilakukan."
    ),
    "serentak": (
        "Dicoba: yang tersebut pada halaman; satu untai tiap pekerja, sambungan basis data tetap terbuka. "
        "Profil: dua inti dibagi dua pekerja dan delapan pembaca; halaman seharga 10 sampai 30 ms CPU tidak dapat "
        "lebih dari 50 sampai 80 tiap detik. Diperlukan: halaman tiga kali lantai, atau dua inti lagi."
    ),
    "tenggat": (
        "Profil: biaya halaman yang sama, ditambah penyusunan PDF dan masuk (Argon2) pada dua inti itu juga. "
        "Diperlukan: pekerja pada mesin sendiri, seperti pada bagian Production di README."
    ),
    "nilai": (
        "Dicoba: Decimal sekali urai, pembulatan sekali tiap aturan, langkah hanya disusun bila diminta. "
        "Profil: seluruhnya di dalam Decimal.quantize dan pembagian. Pada inti yang tidak dibagi sasaran tercapai."
    ),
    "formulir": (
        "Dicoba: satu panggilan tiap dokumen, huruf bersama, tabel tetap, pengumpul sampah mati selama menyusun. "
        "Profil: selisihnya ialah proses anak yang membatasi waktu dan ingatan serta kode QR dan sidik berkas. "
        "Diperlukan: menyusun tanpa proses anak; batasnya lebih berharga daripada sepersepuluh detik sekali seorang."
    ),
    "rekap": (
        "Dicoba: baris sebagai nilai dan sepotong demi sepotong, satu sel tiap kolom yang dipakai ulang dan diserahkan "
        "sebagai sel jadi dengan jenisnya (1,9 menjadi 1,3 sampai 1,4 kali). Profil: delapan persepuluh di dalam "
        "openpyxl, sisanya membaca hasil beku dua kali, untuk capaian dan untuk rinciannya. Diperlukan: penulis lain "
        "(XlsxWriter 0,7 kali, penulis Rust 0,1 kali openpyxl); openpyxl ditetapkan pemilik."
    ),
    "impor": (
        "Dicoba: calamine, pemeriksaan per tabel, bulk_create dan bulk_update. Profil: separuh memeriksa setiap baris "
        "dengan kalimatnya sendiri, separuh menulis. Diperlukan: COPY pada PostgreSQL."
    ),
    "mulai": "Profil: memuat Django, allauth dan ninja. Diperlukan: memuat alamat API pada permintaan pertamanya.",
    "tumbuh": (
        "Dicoba: daftar nomor sebagai satu parameter larik (psycopg menghabiskan 240 ms untuk 2.041 unit), "
        "hitungan tanpa gabungan, 50 kekurangan pertama tanpa mengurutkan semuanya. Profil: yang bertambah pada "
        "halaman ialah pohon unit seluruh instansi (6.800 unit pada 50.000 orang), hitungan semua orangnya, dan baris "
        "papan (127 unit di bawah puncak, digambar templat Django) bagi admin seluruh instansi; halaman pegawai dan "
        "pejabat penilai tetap. Impor 50.000 orang dibagi empat berkas (2 MB), dan tiap berkas membaca instansi itu "
        "lagi. Diperlukan: jalur unit tersimpan pada barisnya, hitungan tersimpan per unit, baris papan dengan Jinja2 "
        "dan halaman, dan berkas impor yang lebih besar."
    ),
}


def catatan(bagian: Iterable[str]) -> str:
    """The texts of these parts, in the order of the measurement."""
    dipakai = {nama for nama in bagian if nama in CATATAN}
    return "\n".join(f"{nama}: {teks}" for nama, teks in CATATAN.items() if nama in dipakai)
