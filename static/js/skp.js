// Small helpers. Every page works without them; they save a click or a lost line.
(() => {
  "use strict";

  // The first field with an error receives the focus.
  const salah = document.querySelector("[aria-invalid=true]");
  if (salah) salah.focus();

  // Printing is the browser's; the button is only a shorter way.
  document.querySelectorAll("[data-cetak]").forEach((tombol) => {
    tombol.hidden = false;
    tombol.addEventListener("click", () => window.print());
  });

  // What is folded on the screen is open on paper.
  window.addEventListener("beforeprint", () => {
    document.querySelectorAll("main details").forEach((lipatan) => { lipatan.open = true; });
  });

  // Links that open an explanation in the dialog of the page.
  document.body.addEventListener("htmx:afterSwap", (e) => {
    const dialog = e.target.closest("dialog");
    if (dialog && !dialog.open) dialog.showModal();
  });
  document.addEventListener("click", (e) => {
    const tutup = e.target.closest("[data-tutup]");
    if (tutup) tutup.closest("dialog").close();
    if (e.target.matches("dialog")) e.target.close();
  });
})();
