// Starts allauth's passkey helpers from the data attributes of the page.
(() => {
  "use strict";
  for (const tanda of document.querySelectorAll("[data-kunci]")) {
    const { kunci, ...ids } = tanda.dataset;
    window.allauth.webauthn.forms[kunci]({ ids });
  }
  document.addEventListener("allauth.error", (e) => {
    e.preventDefault();
    const pesan = document.getElementById("kunci_gagal");
    if (pesan) pesan.hidden = false;
  });
})();
