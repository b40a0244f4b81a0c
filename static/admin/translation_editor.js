// The facts of the original stand above the strings, where a translator sees them first.
(() => {
  "use strict";
  const facts = document.getElementById("facts-of-the-original");
  document.querySelector(".js-translation-editor")?.before(facts);
})();
