"use strict";
/* What a director reads first: the place in one sentence and its figures. */
const Headline = (() => {
  const {t, say} = Language;

  function show(place) {
    Dom.fill("headline-title", Data.name(place));
    Dom.fill("sentence", sentence(place));
    Dom.fill("totals", totals(place));
    Dom.fill("levels", levelTiles(place));
  }

  function sentence(place) {
    const all = Data.counts.households[place];
    if (!all) return t("sentence.empty");
    return [levels(place, all), cause(place), verify(place)].filter(Boolean).join(t("sentence.join"));
  }

  function levels(place, all) {
    const [top, next] = Palette.gravest.filter(level => Data.words.levels[level].severity > 0);
    if (top === undefined) return t("sentence.households", {all: Format.count(all)});
    const at = level => Data.counts.levels[level][place];
    const values = {
      n: Format.count(at(top)), all: Format.count(all), p: Format.percent(at(top), all), level: say(Data.words.levels[top].title),
    };
    const first = t(at(top) ? "sentence.level" : "sentence.noLevel", values);
    if (next === undefined || !at(next)) return first + t("sentence.stop");
    return first + t("sentence.next", {n: Format.count(at(next)), p: Format.percent(at(next), all),
      level: say(Data.words.levels[next].title)}) + t("sentence.stop");
  }

  function cause(place) {
    const counts = Data.counts.mainCauses.map(column => column[place]);
    const most = Math.max(0, ...counts);
    if (!most) return "";
    return t("sentence.cause", {cause: say(Data.words.causes[counts.indexOf(most)].title), n: Format.count(most)});
  }

  function verify(place) {
    const n = Data.counts.verify[place];
    return n ? t("sentence.verify", {n: Format.count(n), p: Format.percent(n, Data.counts.households[place])}) : t("sentence.noVerify");
  }

  function levelTiles(place) {
    const all = Data.counts.households[place];
    return Palette.gravest.map(level => {
      const n = Data.counts.levels[level][place];
      return tile(say(Data.words.levels[level].title), Format.count(n), t("tile.share", {p: Format.percent(n, all)}), Palette.levels[level]);
    });
  }

  function totals(place) {
    const all = Data.counts.households[place];
    const verify = Data.counts.verify[place];
    const {cost, unknown} = Measures.total(place);
    return [
      tile(t("tile.households"), Format.count(all), t("tile.persons", {n: Format.count(Data.counts.persons[place])})),
      tile(t("tile.verify"), Format.count(verify), t("tile.verify.why")),
      tile(t("tile.unknown"), Format.percent(unknownAnswers(place), all * Data.words.indicators.length), t("tile.unknown.of")),
      Data.words.measures.length ? tile(t("tile.cost"), Format.shortMoney(cost, Data.run.currency),
        unknown ? t("tile.cost.unknown", {n: Format.count(unknown)}) : t("tile.cost.year")) : null,
    ];
  }

  const unknownAnswers = place => Data.counts.indicatorsUnknown.reduce((sum, column) => sum + column[place], 0);

  function tile(name, figure, note, look) {
    const item = Dom.el("li", {}, Dom.el("span", {class: "name"}, name),
      Dom.el("strong", {}, figure), Dom.el("span", {class: "note"}, note));
    if (look) item.style.setProperty("--level", look.colour);
    return item;
  }

  return {show};
})();
