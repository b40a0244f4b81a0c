// What script adds on every page; every page works without it. It is small and runs before the first paint, so
// that a chosen theme doesn't follow the other one.

const root = document.documentElement;
root.classList.add("script");

// The theme follows the system until somebody chooses; the choice is kept on this device only.
const kept = () => {
  try { return localStorage.getItem("theme"); } catch { return null; }
};
const keep = (theme) => {
  try { localStorage.setItem("theme", theme); } catch { /* a private window keeps nothing */ }
};
const systemTheme = () => (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
const isDark = () => (root.dataset.theme ?? systemTheme()) === "dark";

if (["light", "dark"].includes(kept())) root.dataset.theme = kept();

document.addEventListener("DOMContentLoaded", () => {
  const button = document.querySelector("[data-theme-switch]");
  if (!button) return;
  const tell = () => button.setAttribute("aria-pressed", String(isDark()));
  tell();
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    keep(root.dataset.theme);
    tell();
  });
});

// Copy an address, and say so.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  await navigator.clipboard.writeText(button.dataset.copy);
  button.querySelector("[aria-live]").textContent = button.dataset.copied;
});
