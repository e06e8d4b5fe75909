"use strict";
/* The page stands in all its languages; one is shown, and without this script all are. */
(() => {
  const buttons = [...document.querySelectorAll("[data-language]")];
  const languages = buttons.map(button => button.dataset.language);

  function show(language) {
    for (const text of document.querySelectorAll("[data-in]")) text.hidden = !text.dataset.in.split(" ").includes(language);
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.language === language));
    document.documentElement.lang = language;
  }

  /** What the address asks for with ?lang=zh, else the first of the reader's languages that the page has. */
  function first() {
    const asked = [new URLSearchParams(location.search).get("lang"), ...navigator.languages.map(tag => tag.split("-")[0])];
    return asked.find(language => languages.includes(language)) ?? languages[0];
  }

  for (const button of buttons) button.addEventListener("click", () => show(button.dataset.language));
  document.getElementById("languages").hidden = false;
  show(first());
})();
