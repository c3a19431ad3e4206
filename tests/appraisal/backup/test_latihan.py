"""The restore drill, on the real engine of the run: save, lose everything, restore, prove."""

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection

from appraisal.backup.write import MANIFES
from appraisal.models import Dokumen, Penilaian
from appraisal.services.documents import terbitkan
from organisasi.models import Jejak, Pegawai
from organisasi.services.segel import segel_harian
from skp.models import Kegiatan
from tests.dunia import buat_dunia, penilaian_disahkan
from tests.penjaga import tanpa_penjaga

pytestmark = pytest.mark.django_db(transaction=True)


def test_yang_hilang_kembali_dan_terbukti_sama(settings, tmp_path, capsys):
    settings.MEDIA_ROOT, settings.SEGEL_DIR = tmp_path / "berkas", tmp_path / "segel"
    penilaian = penilaian_disahkan(buat_dunia())
    terbitkan(penilaian.pk, perender=lambda html: b"%PDF-1.7 " + html.encode())
    segel_harian()
    call_command("cadangkan", ke=tmp_path / "aman")
    [cadangan] = (tmp_path / "aman").iterdir()
    call_command("pulihkan", cadangan, periksa=True)
    with pytest.raises(CommandError, match="sudah berisi"):
        call_command("pulihkan", cadangan)

    Kegiatan.objects.update(uraian="Hilang")
    with tanpa_penjaga():
        Jejak.objects.all().delete()
    dokumen = list(Dokumen.objects.all())
    for butir in dokumen:
        default_storage.delete(butir.berkas.name)
    call_command("pulihkan", cadangan, timpa=True)

    assert "sama dengan cadangan" in capsys.readouterr().out
    assert Penilaian.objects.get(pk=penilaian.pk).status == "disahkan"
    assert not Kegiatan.objects.filter(uraian="Hilang").exists()
    assert Jejak.objects.filter(kejadian="penilaian.sahkan").exists()
    assert all(default_storage.exists(d.berkas.name) for d in dokumen)
    with pytest.raises(Exception, match="tidak dapat"), connection.cursor() as kursor:
        kursor.execute("DELETE FROM organisasi_jejak")  # the guards came back, too

    _cadangan_yang_cacat_ditolak_sebelum_menyentuh_apa_pun(cadangan)


def _cadangan_yang_cacat_ditolak_sebelum_menyentuh_apa_pun(cadangan):
    """A damaged backup never replaces a living database; a changed document shows after a restore."""
    jumlah = Pegawai.objects.count()
    (cadangan / "berkas.tar").write_bytes(b"rusak")
    with pytest.raises(CommandError, match="hilang atau berubah"):
        call_command("pulihkan", cadangan, timpa=True)
    (cadangan / MANIFES).unlink()
    with pytest.raises(CommandError, match="bukan folder cadangan"):
        call_command("pulihkan", cadangan, timpa=True)
    assert Pegawai.objects.count() == jumlah
