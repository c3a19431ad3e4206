// The editor of the SKP rows: a new row when the last one is used, order, keyboard, paste from a spreadsheet.
(() => {
  "use strict";
  const form = document.getElementById("penyunting");
  if (!form) return;
  const isi = form.querySelector("tbody");
  const jumlah = form.querySelector("[name=k-TOTAL_FORMS]");
  const cetakan = document.getElementById("baris-kosong").innerHTML;
  const maks = Number(form.querySelector("[name=k-MAX_NUM_FORMS]").value);

  const baris = () => [...isi.querySelectorAll("[data-baris]")];
  const sel = (b, nama) => b.querySelector(`[name$="-${nama}"]`);

  function nomori() {
    baris().forEach((b, i) => {
      b.querySelectorAll("[name]").forEach((el) => { el.name = el.name.replace(/^k-(\d+|__prefix__)-/, `k-${i}-`); });
      b.querySelectorAll("[id]").forEach((el) => { el.id = el.id.replace(/^k-(\d+|__prefix__)-/, `k-${i}-`); });
      b.querySelectorAll("[aria-describedby]").forEach((el) => { el.setAttribute("aria-describedby", `k-${i}-salah`); });
      b.querySelectorAll("[aria-label]").forEach((el) => {
        el.setAttribute("aria-label", `${el.getAttribute("aria-label").replace(/\s*\d*$/, "")} ${i + 1}`);
      });
      b.querySelector(".nomor").firstChild.textContent = i + 1;
      b.querySelectorAll(".butuh-js").forEach((t) => { t.hidden = false; });
    });
    jumlah.value = baris().length;
  }

  function tambah() {
    if (baris().length >= maks) return null;
    isi.insertAdjacentHTML("beforeend", cetakan);
    nomori();
    return baris().at(-1);
  }

  const kosong = (b) => !sel(b, "uraian").value.trim();

  form.addEventListener("input", (e) => {
    if (e.target.closest("[data-baris]") === baris().at(-1) && e.target.value) tambah();
  });

  form.addEventListener("click", (e) => {
    const tombol = e.target.closest("[data-geser]");
    if (!tombol) return;
    const b = tombol.closest("[data-baris]");
    const ke = tombol.dataset.geser === "-1" ? b.previousElementSibling : b.nextElementSibling;
    if (!ke) return;
    tombol.dataset.geser === "-1" ? ke.before(b) : ke.after(b);
    nomori();
    tombol.focus();
  });

  // Enter goes to the same column of the next row; Shift+Enter breaks the line in a description.
  form.addEventListener("keydown", (e) => {
    if (e.key !== "Enter" || e.shiftKey || e.ctrlKey) return;
    const b = e.target.closest("[data-baris]");
    if (!b || e.target.matches("button, select")) return;
    e.preventDefault();
    const tujuan = b.nextElementSibling || tambah();
    if (tujuan) sel(tujuan, e.target.name.replace(/^k-\d+-/, "")).focus();
  });

  // Cells copied from a spreadsheet fill the rows from here on, in the order of the columns.
  form.addEventListener("paste", (e) => {
    const teks = e.clipboardData.getData("text");
    const mulai = e.target.closest("[data-baris]");
    if (!mulai || !/[\t\n]/.test(teks.trim())) return;
    e.preventDefault();
    const kolom = ["uraian", "angka_kredit", "target_kuantitas", "satuan_kuantitas", "target_waktu", "satuan_waktu", "target_biaya"]
      .filter((k) => sel(mulai, k));
    const awal = Math.max(kolom.indexOf(e.target.name.replace(/^k-\d+-/, "")), 0);
    let b = mulai;
    for (const garis of teks.replace(/\r/g, "").replace(/\n+$/, "").split("\n")) {
      if (!b) break;
      garis.split("\t").forEach((nilai, i) => {
        const k = kolom[awal + i];
        if (!k) return;
        const el = sel(b, k);
        const rapi = nilai.trim();
        if (el.tagName === "SELECT") {
          const cocok = [...el.options].find((o) => o.text.toLowerCase() === rapi.toLowerCase());
          if (cocok) el.value = cocok.value;
        } else el.value = rapi;
      });
      b = b.nextElementSibling || tambah();
    }
    if (!kosong(baris().at(-1))) tambah();
    form.dispatchEvent(new Event("input", { bubbles: true }));
  });

  // Beside the table there is room for the lists; on a narrow screen they wait folded under it.
  if (!window.matchMedia("(min-width: 75rem)").matches) document.querySelectorAll("details[data-lebar]").forEach((d) => { d.open = false; });

  // The lists beside the table: search in them; a code goes into the row that was worked on last.
  let terakhir = null;
  form.addEventListener("focusin", (e) => { terakhir = e.target.closest("[data-baris]") || terakhir; });
  document.querySelectorAll("[data-saring]").forEach((cari) => {
    const daftar = document.getElementById(cari.dataset.saring);
    cari.hidden = false;
    cari.addEventListener("input", () => {
      const kata = cari.value.trim().toLowerCase();
      daftar.querySelectorAll("li").forEach((li) => { li.hidden = !li.textContent.toLowerCase().includes(kata); });
    });
  });
  document.querySelectorAll("strong.kode").forEach((kode) => {
    const tombol = document.createElement("button");
    tombol.type = "button";
    tombol.className = "kode";
    tombol.dataset.kode = kode.dataset.kode;
    tombol.textContent = kode.textContent;
    tombol.setAttribute("aria-label", `Kaitkan ${kode.textContent} dengan baris yang sedang disusun`);
    kode.replaceWith(tombol);
  });
  document.addEventListener("click", (e) => {
    const tombol = e.target.closest("button.kode");
    const b = terakhir && terakhir.isConnected ? terakhir : baris()[0];
    if (!tombol || !b) return;
    const el = sel(b, tombol.dataset.kode);
    el.value = tombol.textContent;
    el.dispatchEvent(new Event("input", { bubbles: true }));
    el.focus();
  });

  // An activity of the catalogue fills the first empty row; without this script the button sends the form instead.
  document.addEventListener("click", (e) => {
    const tombol = e.target.closest("button.pakai");
    if (!tombol) return;
    const b = baris().find((x) => kosong(x) && !sel(x, "target_kuantitas").value) || tambah();
    if (!b) return;
    e.preventDefault();
    sel(b, "uraian").value = tombol.querySelector("span").textContent;
    sel(b, "satuan_kuantitas").value = tombol.dataset.satuan;
    sel(b, "satuan_waktu").value = tombol.dataset.waktu;
    sel(b, "target_kuantitas").focus();
    sel(b, "uraian").dispatchEvent(new Event("input", { bubbles: true }));
  });

  // The share of a target fills a row whole; without this script the button sends the form instead.
  document.addEventListener("click", (e) => {
    const tombol = e.target.closest("button.pakai-bagian");
    if (!tombol) return;
    const b = baris().find((x) => kosong(x) && !sel(x, "target_kuantitas").value) || tambah();
    if (!b) return;
    e.preventDefault();
    const isi = tombol.dataset;
    sel(b, "uraian").value = isi.uraian;
    sel(b, "target_kuantitas").value = isi.kuantitas;
    sel(b, "satuan_kuantitas").value = isi.satuan;
    sel(b, "target_waktu").value = isi.lama;
    sel(b, "satuan_waktu").value = isi.waktu;
    sel(b, "target_biaya").value = isi.biaya;
    sel(b, "induk").value = isi.induk;
    tombol.disabled = true;
    sel(b, "target_kuantitas").focus();
    sel(b, "uraian").dispatchEvent(new Event("input", { bubbles: true }));
  });

  nomori();
})();
