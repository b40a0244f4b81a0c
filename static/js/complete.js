// Suggestions below a search field, as a combobox with a list box (WAI-ARIA 1.2). A field says where they come
// from and what the list is called: <input data-complete="/ar/.../complete/" data-complete-label="...">. Without
// this module it is a field like any other.
const WAIT = 150;
const SHORTEST = 2;

function element(role, label) {
  const made = document.createElement("div");
  made.setAttribute("role", role);
  if (label) made.setAttribute("aria-label", label);
  return made;
}

export function complete(field) {
  const list = element("listbox", field.dataset.completeLabel);
  const status = element("status");
  const known = new Map();
  let waiting, asking, active = null, typed = field.value;

  list.id = `${field.id}-completions`;
  list.className = "completions";
  list.hidden = true;
  status.className = "sr";
  field.after(list, status);
  field.autocomplete = "off";
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-expanded", "false");

  const options = () => [...list.querySelectorAll("[role=option]")];

  function point(option) {
    active?.setAttribute("aria-selected", "false");
    active = option ?? null;
    if (!active) return field.removeAttribute("aria-activedescendant");
    active.setAttribute("aria-selected", "true");
    field.setAttribute("aria-activedescendant", active.id);
    active.scrollIntoView({ block: "nearest" });
  }

  function open(isOpen) {
    list.hidden = !isOpen;
    field.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) point(null);
  }

  function close() {
    clearTimeout(waiting);
    asking?.abort();
    open(false);
  }

  function show(found) {
    point(null);
    list.replaceChildren(...found.cloneNode(true).childNodes);
    const all = options();
    all.forEach((option, number) => { option.id = `${list.id}-${number}`; });
    open(all.length > 0);
    status.textContent = found.dataset.count;
  }

  async function ask(words) {
    asking?.abort();
    if (words.length < SHORTEST) return close();
    if (known.has(words)) return show(known.get(words));
    asking = new AbortController();
    try {
      const address = `${field.dataset.complete}?${new URLSearchParams({ q: words })}`;
      const response = await fetch(address, { signal: asking.signal });
      if (!response.ok) return close();
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      known.set(words, page.querySelector("[data-count]"));
      if (document.activeElement === field) show(known.get(words));
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
  }

  // Where the arrows lead: through the options in a circle, past the field itself.
  function next(step) {
    const all = options();
    const place = all.indexOf(active) + step;
    return step < 0 && !active ? all.at(-1) : all[place];
  }

  field.addEventListener("input", () => {
    const words = field.value.trim();
    if (words === typed) return;
    typed = words;
    clearTimeout(waiting);
    waiting = setTimeout(() => ask(words), WAIT);
  });

  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const isOpen = !list.hidden;
    if (event.key === "ArrowDown" && !isOpen) ask(field.value.trim());
    else if (isOpen && event.key === "ArrowDown") point(next(1));
    else if (isOpen && event.key === "ArrowUp") point(next(-1));
    else if (active && event.key === "Home") point(options()[0]);
    else if (active && event.key === "End") point(options().at(-1));
    else if (active && event.key === "Enter") location.assign(active.dataset.url);
    else if (isOpen && event.key === "Escape") close();
    else {
      if (event.key === "Enter" || event.key === "Tab") close();
      return;
    }
    event.preventDefault();
  });

  // The focus stays in the field while an option is pressed.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) location.assign(option.dataset.url);
  });
  field.addEventListener("blur", close);
}

document.querySelectorAll("input[data-complete]").forEach(complete);
