"""Procedures for tests: the LKj as it ships, and the smallest one."""

from pathlib import Path

LKJ = Path("appraisal/sop/lkj.toml").read_text(encoding="utf-8")
RINGKAS = """
kode = "surat"
nama = "Surat Masuk"
dibuat = 2021-01-04
berlaku = 2021-01-04
[[pelaksana]]
nama = "Kasubbag"
jabatan = "Kepala Subbagian Tata Usaha"
[[langkah]]
uraian = "Mencatat surat"
pelaksana = "Kasubbag"
kelengkapan = "surat"
waktu = "5 menit"
keluaran = "agenda"
"""
