// Shows how far an import is, and its result once it is done. Without script the page reloads itself.
(() => {
  "use strict";

  const MILLISECONDS = 1000;
  const box = document.querySelector("[data-import-progress]");
  if (!box) return;

  async function look() {
    try {
      const response = await fetch(box.dataset.importProgress, { headers: { Accept: "application/json" } });
      if (!response.ok) throw new Error(response.statusText);
      const { underWay, sentence, percent } = await response.json();
      if (!underWay) {
        location.reload();
        return;
      }
      const words = box.querySelector("[data-sentence]");
      if (words.textContent !== sentence) words.textContent = sentence;
      box.querySelector("progress").value = percent;
    } catch {
      // The server may be busy or starting anew: the next look may find it.
    }
    setTimeout(look, MILLISECONDS);
  }

  setTimeout(look, MILLISECONDS);
})();
