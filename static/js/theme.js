// The theme follows the system until somebody chooses; the choice is kept on this device only.
const root = document.documentElement;
root.classList.add("script");

const kept = () => {
  try { return localStorage.getItem("theme"); } catch { return null; }
};
const dark = () => (root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
if (["light", "dark"].includes(kept())) root.dataset.theme = kept();

document.addEventListener("DOMContentLoaded", () => {
  const button = document.querySelector("[data-theme-switch]");
  if (!button) return;
  const tell = () => button.setAttribute("aria-pressed", String(dark()));
  tell();
  button.addEventListener("click", () => {
    root.dataset.theme = dark() ? "light" : "dark";
    try { localStorage.setItem("theme", root.dataset.theme); } catch { /* a private window keeps nothing */ }
    tell();
  });
});
