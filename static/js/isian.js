// Nothing typed is lost: the form is kept on the server while somebody types, and an ended session is renewed beside
// the open page. Without JavaScript a form that comes too late is kept by the server and offered after the login.
(() => {
  "use strict";
  const JEDA = 1500, ULANG = 6000, DIAM = 10 * 60 * 1000;
  let kotor = false, hubungan = Date.now();
  const formulir = document.querySelector("form[data-draf]");
  const dialog = document.getElementById("sesi");

  document.addEventListener("input", (e) => { if (e.target.closest("form[data-jaga]")) kotor = true; });
  window.addEventListener("beforeunload", (e) => { if (kotor) e.preventDefault(); });

  // The session lives: its token goes into every form of the page. An ended one answers with a redirect to the login.
  // A page never gets the token of another account: somebody else has logged in since, or left the practice room.
  async function sesi() {
    const jawab = await fetch("/sesi/", { redirect: "manual", cache: "no-store" });
    if (!jawab.ok) return false;
    const { token, akun } = await jawab.json();
    if (String(akun) !== document.body.dataset.akun) return location.reload();
    document.querySelectorAll("[name=csrfmiddlewaretoken]").forEach((el) => { el.value = token; });
    document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": token }));
    hubungan = Date.now();
    return true;
  }

  function mintaMasuk() { if (dialog && !dialog.open) dialog.showModal(); }
  async function coba() { if (dialog && dialog.open && await sesi().catch(() => false)) { dialog.close(); simpan(); } }
  document.body.addEventListener("htmx:responseError", (e) => { if (e.detail.xhr.status === 401) mintaMasuk(); });
  window.addEventListener("focus", coba);
  document.addEventListener("click", (e) => { if (e.target.closest("[data-sudah-masuk]")) coba(); });

  // Before a form leaves a page that stood still for long, see that it will be heard.
  document.addEventListener("submit", async (e) => {
    const form = e.target, tombol = e.submitter;
    if (form.closest(".petunjuk")) return;
    if (form.method !== "post" || Date.now() - hubungan < DIAM) { kotor = false; return; }
    e.preventDefault();
    if (!await sesi().catch(() => true)) return mintaMasuk();
    hubungan = Date.now();
    kotor = false;
    form.requestSubmit(tombol);
  });

  let jam;
  function nanti(jeda) { clearTimeout(jam); jam = setTimeout(simpan, jeda); }
  async function simpan() {
    if (!formulir || !kotor) return;
    const tanda = formulir.querySelector("[data-tersimpan]");
    const isi = new URLSearchParams([...new FormData(formulir)].filter(([, nilai]) => typeof nilai === "string"));
    kotor = false;
    try {
      const jawab = await fetch("/isian/", { method: "POST", body: isi, redirect: "manual" });
      if (jawab.type === "opaqueredirect") { kotor = true; return mintaMasuk(); }
      if (jawab.status >= 400 && jawab.status < 500) { tanda.textContent = "Draf tidak dapat disimpan; kirim formulirnya."; return; }
      if (!jawab.ok) throw new Error(jawab.status);
      hubungan = Date.now();
      tanda.textContent = `Tersimpan ${(await jawab.json()).pukul} sebagai draf`;
    } catch {
      kotor = true;
      tanda.textContent = "Belum tersimpan; dicoba lagi";
      nanti(ULANG);
    }
  }
  if (formulir) formulir.addEventListener("input", () => nanti(JEDA));
})();
