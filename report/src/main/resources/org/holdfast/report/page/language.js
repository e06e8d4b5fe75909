"use strict";
/* The page's language: its own texts, and the pick of a language for texts that come with the data. */
const Language = (() => {
  const texts = {};
  for (const [language, files] of Object.entries(Dom.json("texts"))) texts[language] = Object.assign({}, ...files);
  let current = "en";

  /** The page's own text for a key, with {name} filled in. */
  function t(key, values = {}) {
    const text = texts[current][key] ?? texts.en[key] ?? key;
    return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  }

  /** The page's own text for a key such as a table's name, or what stands for one that the page does not know. */
  const known = (kind, id) => texts[current][kind + "." + id] ?? texts.en[kind + "." + id] ?? id;

  /** A text that came with the data. */
  function say(text) {
    const by = text.byLanguage;
    return by[current] ?? by.en ?? Object.values(by)[0];
  }

  function choose(language) {
    if (texts[language]) current = language;
    document.documentElement.lang = current === "zh" ? "zh-Hans" : current;
    for (const element of document.querySelectorAll("[data-text]")) element.textContent = t(element.dataset.text);
    for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", t(element.dataset.label));
  }

  /** Buttons for all languages, each in its own. */
  function buttons(chosen) {
    return Object.keys(texts).map(language => Dom.button(texts[language]["language.name"], () => chosen(language),
      {lang: language, "aria-pressed": String(language === current)}));
  }

  return {t, known, say, choose, buttons, current: () => current};
})();
