// Small helps; every page works without them.

// Copy an address, and say so.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  await navigator.clipboard.writeText(button.dataset.copy);
  button.querySelector("[aria-live]").textContent = button.dataset.copied;
});
