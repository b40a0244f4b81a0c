// Every text is written in the direction of its own language, whatever language the admin speaks.
//
// Three places say which language that is, the nearest first: the choice of language in the same block, the
// end of a field's name (name_ar, name_en), the page that is edited (templates/wagtailadmin/pages/). The
// translation editor of wagtail-localize names its two languages in the data of its element.
(() => {
  "use strict";

  const DIRECTIONS = { ar: "rtl", en: "ltr" };
  const TEXTS = 'textarea, input[type="text"], input:not([type]), .DraftEditor-root';
  // Codes, addresses and numbers read from left to right in both languages.
  const ALWAYS_LTR =
    'input[type="email"], input[type="url"], input[type="tel"], [class*="w-field--admin_date"] input, [class*="w-field--admin_time"] input';
  const LTR_NAMES = /(^|[-_])(phone|email|url|website|reference|code|colour|latitude|longitude)$/;

  const page = document.querySelector("template[data-content-language]");
  const pageLanguage = page ? page.dataset.contentLanguage : "";

  function nameOf(text) {
    if (text.name) return text.name;
    const input = text.closest(".w-field__input, .Draftail-Editor__wrapper")?.querySelector("[name]");
    return input ? input.name : "";
  }

  function languageOfBlock(text) {
    const block = text.closest(".struct-block, .w-panel__content > .w-field__wrapper");
    const choice = block?.querySelector('select[name$="-language"]');
    return choice && choice.value in DIRECTIONS ? choice.value : "";
  }

  function languageOf(text) {
    const named = /_(ar|en)$/.exec(nameOf(text));
    if (named) return named[1];
    if (!text.closest("[data-edit-form]")) return "";
    return languageOfBlock(text) || pageLanguage;
  }

  function write(element, language) {
    if (element.lang === language) return;
    element.lang = language;
    element.dir = DIRECTIONS[language];
  }

  function directTexts(root) {
    for (const text of root.querySelectorAll(ALWAYS_LTR)) text.dir = "ltr";
    for (const text of root.querySelectorAll(TEXTS)) {
      if (text.matches(ALWAYS_LTR)) continue;
      if (LTR_NAMES.test(nameOf(text))) {
        text.dir = "ltr";
        continue;
      }
      const language = languageOf(text);
      if (language in DIRECTIONS) write(text, language);
    }
  }

  function directTranslations(editor) {
    const { sourceLocale, locale } = JSON.parse(editor.dataset.props);
    for (const text of editor.querySelectorAll("li > p")) write(text, sourceLocale.code);
    for (const text of editor.querySelectorAll("li > div > p, li > div > textarea")) write(text, locale.code);
  }

  function direct() {
    directTexts(document);
    const editor = document.querySelector(".js-translation-editor[data-props]");
    if (editor) directTranslations(editor);
  }

  let waiting = false;
  function directSoon() {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      direct();
    });
  }

  direct();
  new MutationObserver(directSoon).observe(document.body, { childList: true, subtree: true });
  document.addEventListener("change", (event) => {
    if (event.target.matches?.('select[name$="-language"]')) directSoon();
  });
})();
