"use strict";
/* The main causes in the selected place. */
const Causes = (() => {
  const {t, say} = Language;

  function show(place) {
    const all = Data.counts.households[place];
    const rows = Data.words.causes.map((cause, entry) => ({name: say(cause.title), n: Data.counts.mainCauses[entry][place]}))
      .sort((a, b) => b.n - a.n);
    const drawn = rows.filter(row => row.n > 0);
    const without = all - rows.reduce((sum, row) => sum + row.n, 0);
    const text = row => Format.count(row.n) + " (" + Format.percent(row.n, all) + ")";
    Dom.fill("causes-note", t("causes.note", {n: Format.count(without), p: Format.percent(without, all)}));
    if (drawn.length) Chart.bars("causes-chart", t("causes.label", {place: Data.name(place)}), drawn.map(row => row.name), drawn.map(row => row.n), drawn.map(text));
    else Chart.clear("causes-chart");
    Dom.fill("causes-table", Table.behind(t("causes.table"), [
      {head: t("cause"), text: row => row.name},
      {head: t("households"), number: true, text: row => Format.count(row.n), sort: row => row.n},
      {head: "%", number: true, text: row => Format.percent(row.n, all), sort: row => row.n},
    ], rows));
  }

  return {show};
})();
