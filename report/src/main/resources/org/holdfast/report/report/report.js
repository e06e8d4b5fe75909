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

  let shown = null;

  /** What was clicked may be gone after a change: the focus goes to what the change brought. */
  function refocus(now) {
    if (shown && shown.language !== now.language) document.querySelector('#languages [aria-pressed="true"]').focus();
    else if (shown && shown.place !== now.place) document.getElementById("headline").focus({preventScroll: true});
    shown = now;
  }

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
    refocus({language, place});
    document.body.dataset.ready = language;
  }

  function licences() {
    Dom.fill("licences", ["echarts-notice", "echarts-license", "echarts-license-d3"]
      .map(id => Dom.el("pre", {}, document.getElementById(id).content.textContent)));
  }

  /** For print, charts take the width of the paper and short tables are opened; afterwards all is as before. */
  function paper() {
    let opened = [];
    addEventListener("beforeprint", () => {
      opened = [...document.querySelectorAll("details.short:not([open])")];
      opened.forEach(details => { details.open = true; });
      document.body.classList.add("paper");
      Chart.repaint();
    });
    addEventListener("afterprint", () => {
      opened.forEach(details => { details.open = false; });
      document.body.classList.remove("paper");
      Chart.repaint();
    });
  }

  /** Charts are painted anew when the page's width changes; a phone's address bar changes only the height. */
  function follow() {
    let width = innerWidth;
    addEventListener("resize", () => {
      if (innerWidth === width || document.body.classList.contains("paper")) return;
      width = innerWidth;
      requestAnimationFrame(Chart.repaint);
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
  licences();
  paper();
  follow();
  show();
})();
