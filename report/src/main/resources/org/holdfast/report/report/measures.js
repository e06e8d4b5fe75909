"use strict";
/* The measures suggested in the selected place and what they would cost in a year. */
const Measures = (() => {
  const {t, say} = Language;

  function rows(place) {
    return Data.words.measures.map((measure, entry) => ({
      name: say(measure.title),
      n: Data.counts.measureHouseholds[entry][place],
      cost: Data.counts.measureCosts[entry][place],
      unknown: Data.counts.measureCostUnknown[entry][place],
    }));
  }

  function total(place) {
    return rows(place).reduce((sum, row) => ({cost: sum.cost + row.cost, unknown: sum.unknown + row.unknown}), {cost: 0, unknown: 0});
  }

  /** A cost in a few figures; "at least" where it is unknown for some. */
  function cost(row) {
    const money = Format.shortMoney(row.cost, Data.run.currency);
    if (!row.unknown) return money;
    return row.unknown >= row.n ? t("cost.unknown") : t("cost.atLeast", {money});
  }

  function show(place) {
    const list = rows(place).filter(row => row.n > 0).sort((a, b) => b.cost - a.cost || b.n - a.n);
    const {cost: sum, unknown} = total(place);
    Dom.fill("measures-note", !list.length ? t("measures.none") : t(unknown ? "measures.noteUnknown" : "measures.note",
      {money: Format.money(sum, Data.run.currency), n: Format.count(unknown)}));
    if (list.length) Chart.bars("measures-chart", t("measures.label", {place: Data.name(place)}), list.map(row => row.name), list.map(row => row.cost),
      list.map(row => cost(row) + " · " + Format.count(row.n)), Palette.second);
    else Chart.clear("measures-chart");
    Dom.fill("measures-table", Table.behind(t("measures"), [
      {head: t("measure"), text: row => row.name},
      {head: t("households"), number: true, text: row => Format.count(row.n), sort: row => row.n},
      {head: t("cost.year"), number: true, text: row => Format.money(row.cost, Data.run.currency), sort: row => row.cost},
      {head: t("cost.unknownFor"), number: true, text: row => Format.count(row.unknown), sort: row => row.unknown},
    ], list));
  }

  return {show, total, cost, rows};
})();
