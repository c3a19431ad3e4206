"""The steps of a year, by the names that the scripts use."""

from collections.abc import Callable, Mapping

from appraisal.demo.stage import Kisah
from appraisal.demo.steps import appraisal, circumstances, evidence, objection, plan, realisation

Langkah = Callable[[Kisah], None]

LANGKAH: Mapping[str, Langkah] = {
    "susun": plan.susun,
    "susun_lagi": plan.susun,
    "ajukan": plan.ajukan,
    "kembalikan": plan.kembalikan,
    "perbaiki": plan.perbaiki,
    "tolak": plan.tolak,
    "putuskan_skp": plan.putuskan,
    "tetapkan": plan.tetapkan,
    "buka_perubahan": plan.buka_perubahan,
    "ajukan_perubahan": plan.ajukan_perubahan,
    "setujui_perubahan": plan.setujui_perubahan,
    "akhiri_masa": plan.akhiri_masa,
    "tutup": plan.tutup,
    "kemajuan": realisation.catat_kemajuan,
    "tambahan": realisation.catat_tambahan,
    "isi_realisasi": realisation.isi_realisasi,
    "bukti": evidence.unggah,
    "ajukan_realisasi": realisation.ajukan,
    "kembalikan_realisasi": realisation.kembalikan,
    "nilai": appraisal.nilai,
    "perilaku_sebagian": appraisal.beri_perilaku_sebagian,
    "perilaku": appraisal.beri_perilaku,
    "serahkan": appraisal.serahkan,
    "terima": appraisal.terima,
    "lampaui_waktu": appraisal.lampaui_waktu,
    "teruskan": appraisal.teruskan,
    "sahkan": appraisal.sahkan,
    "tetapkan_atasan": appraisal.tetapkan_atasan,
    "arsip": appraisal.arsipkan,
    "keberatan": objection.ajukan,
    "tanggapi": objection.tanggapi,
    "putuskan": objection.putuskan,
    "keadaan": circumstances.catat,
    "sesuaikan": circumstances.sesuaikan,
    "akademik": circumstances.isi_akademik,
    "usulkan_koreksi": circumstances.usulkan,
    "setujui_koreksi": circumstances.setujui,
}
