"use strict";
/* Leaves only the entries that hold every word looked for, in any of the languages. */
(() => {
  const field = document.getElementById("find");
  const entries = [...document.querySelectorAll(".entry")].map(element => ({element, text: element.textContent.toLowerCase()}));

  function find() {
    const words = field.value.toLowerCase().split(/\s+/).filter(word => word);
    let shown = 0;
    for (const {element, text} of entries) {
      element.hidden = !words.every(word => text.includes(word));
      if (!element.hidden) shown += 1;
    }
    for (const section of document.querySelectorAll("main > section")) {
      section.hidden = words.length > 0 && !section.querySelector(".entry:not([hidden])");
    }
    for (const link of document.querySelectorAll(".contents li li")) {
      link.hidden = document.getElementById(link.firstElementChild.hash.slice(1)).hidden;
    }
    for (const count of document.querySelectorAll(".shown")) count.textContent = shown;
    document.getElementById("found").hidden = words.length === 0 || shown === 0;
    document.getElementById("none").hidden = shown > 0;
  }

  /** A link may lead to what is not among the found: then everything is shown again. */
  function follow() {
    const target = document.getElementById(location.hash.slice(1));
    if (!target?.closest("[hidden]")) return;
    field.value = "";
    find();
    target.scrollIntoView();
  }

  field.addEventListener("input", find);
  addEventListener("hashchange", follow);
  document.getElementById("finder").hidden = false;
})();
