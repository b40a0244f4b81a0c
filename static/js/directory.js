// Answers a changed filter at once and in place. Without this module the form is sent as any other.
const form = document.getElementById("directory-form");
const answers = document.getElementById("results");
const filters = document.getElementById("filters");
let asking;

function address() {
  const url = new URL(form.action);
  for (const [name, value] of new FormData(form)) if (value.trim()) url.searchParams.append(name, value);
  return url;
}

// The count is a live region: it stays the same element, so that its new words are read out.
function showAnswers(next) {
  const count = answers.querySelector("[role=status]");
  const nextCount = next.querySelector("[role=status]");
  if (count && nextCount) {
    count.textContent = nextCount.textContent;
    nextCount.replaceWith(count);
  }
  answers.replaceChildren(...next.childNodes);
}

// The filters come with new counts; what was open stays open, and the focus where it was.
function showFilters(next) {
  const focused = document.activeElement;
  const open = [...filters.querySelectorAll("details[open]")].map((group) => group.id);
  const body = filters.querySelector(".filters-body");
  const top = body.scrollTop;
  body.replaceChildren(...next.querySelector(".filters-body").childNodes);
  filters.querySelector(".filters-foot").replaceChildren(...next.querySelector(".filters-foot").childNodes);
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  body.scrollTop = top;
  if (focused?.name) {
    const same = `[name="${CSS.escape(focused.name)}"]`;
    const value = focused.type === "checkbox" ? `[value="${CSS.escape(focused.value)}"]` : "";
    document.querySelector(same + value)?.focus();
  }
}

async function ask(url) {
  asking?.abort();
  asking = new AbortController();
  answers.setAttribute("aria-busy", "true");
  try {
    const response = await fetch(url, { signal: asking.signal });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    showFilters(page.getElementById("filters"));
    showAnswers(page.getElementById("results"));
    const button = document.querySelector(".filters-button");
    const nextButton = page.querySelector(".filters-button");
    if (button && nextButton) button.replaceChildren(...nextButton.childNodes);
    const links = page.querySelectorAll("header a[hreflang]");
    document.querySelectorAll("header a[hreflang]").forEach((link, number) => { link.href = links[number].href; });
    history.pushState(null, "", url);
    answers.removeAttribute("aria-busy");
  } catch (error) {
    if (error.name !== "AbortError") location.assign(url);
  }
}

if (form && answers && filters) {
  document.documentElement.classList.add("answers-at-once");
  document.addEventListener("change", (event) => {
    if (event.target.form === form && event.target.name !== "q") ask(address());
  });
  addEventListener("popstate", () => location.reload());
}
