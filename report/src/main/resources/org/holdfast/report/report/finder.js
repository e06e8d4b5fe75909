"use strict";
/* Where the reader is: the way from the whole register to the selected place, and a search for another. */
const Finder = (() => {
  const {t} = Language;
  const SHOWN = 12;

  function show(place, go) {
    const path = Data.path(place);
    Dom.fill("breadcrumb", path.map((at, i) => Dom.el("li", {}, i === path.length - 1
      ? Dom.el("span", {"aria-current": "location"}, Data.name(at))
      : Dom.button(Data.name(at), () => go(at), {class: "link"}))));
    const input = document.getElementById("find");
    input.value = "";
    input.placeholder = t("find.hint");
    input.oninput = () => list(input.value.trim().toLowerCase(), go);
    document.getElementById("finder").hidden = Data.listed < 2;
    list("", go);
  }

  function list(words, go) {
    const found = words ? matches(words) : [];
    Dom.fill("found", found.slice(0, SHOWN).map(place => Dom.el("li", {}, Dom.button(where(place), () => go(place), {class: "link"}))),
      found.length > SHOWN ? Dom.el("li", {class: "note"}, t("find.more", {n: Format.count(found.length - SHOWN)})) : null,
      words && !found.length ? Dom.el("li", {class: "note"}, t("find.none")) : null);
  }

  const matches = words => Data.range(Data.listed)
    .filter(place => Data.names(place).some(name => name.toLowerCase().includes(words)));

  const where = place => Data.path(place).slice(-3).map(Data.name).join(" › ");
  return {show};
})();
