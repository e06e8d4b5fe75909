"use strict";
/* The page as a whole: what is selected is in the address (#lang=zh&place=53), so that a view can be kept and sent. */
(() => {
  const {t, say} = Language;

  function selected() {
    const hash = new URLSearchParams(location.hash.slice(1));
    return {language: hash.get("lang") ?? (navigator.language.startsWith("zh") ? "zh" : "en"), place: Data.find(hash.get("place"))};
  }

  function select(change) {
    const now = {...selected(), ...change};
    location.hash = new URLSearchParams({lang: now.language, place: Data.id(now.place)}).toString();
  }

  const go = place => select({place});

  function show() {
    const {language, place} = selected();
    Language.choose(language);
    document.title = t("title", {pack: say(Data.run.pack.title), date: Data.run.asOf});
    Dom.fill("languages", Language.buttons(chosen => select({language: chosen})));
    Dom.fill("register", say(Data.run.register));
    Dom.fill("pack", t("subtitle", {pack: say(Data.run.pack.title), id: Data.run.pack.id, version: Data.run.pack.version, date: Data.run.asOf}));
    Finder.show(place, go);
    Headline.show(place);
    for (const section of [Places, PlaceMap, Causes, Measures, Indicators]) section.show(place, go);
    for (const section of [Flow, Change, Quality, Method]) section.show();
    for (const link of document.querySelectorAll("nav a")) link.hidden = document.querySelector(link.getAttribute("href")).hidden;
    document.body.dataset.ready = language;
  }

  function licences() {
    Dom.fill("licences", ["echarts-notice", "echarts-license", "echarts-license-d3"]
      .map(id => Dom.el("pre", {}, document.getElementById(id).content.textContent)));
  }

  /** Short tables are opened for print and closed again. */
  function paper() {
    let opened = [];
    addEventListener("beforeprint", () => {
      opened = [...document.querySelectorAll("details.short:not([open])")];
      opened.forEach(details => { details.open = true; });
      document.body.classList.add("paper");
      Chart.resize();
    });
    addEventListener("afterprint", () => {
      opened.forEach(details => { details.open = false; });
      document.body.classList.remove("paper");
      Chart.resize();
    });
  }

  /** Links within the page scroll without touching the address, which holds the selection. */
  function jump(event) {
    event.preventDefault();
    const target = document.querySelector(event.currentTarget.getAttribute("href"));
    target.scrollIntoView();
    target.focus({preventScroll: true});
  }

  for (const link of document.querySelectorAll('a[href^="#"]')) link.addEventListener("click", jump);
  addEventListener("hashchange", show);
  addEventListener("resize", Chart.resize);
  licences();
  paper();
  show();
})();
