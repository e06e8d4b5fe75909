"use strict";
/* How far the register could be used. */
const Quality = (() => {
  const {t, say} = Language;

  function show() {
    const {tables, notes} = Data.quality;
    const sum = key => tables.reduce((total, table) => total + table[key], 0);
    const absent = tables.filter(table => !table.present).map(table => Language.known("table", table.table));
    Dom.fill("quality-note",
      Dom.el("p", {}, t("quality.note", {rows: Format.count(sum("rows")), rejected: Format.count(sum("rejected")),
        p: Format.percent(sum("rejected"), sum("rows")), aside: Format.count(sum("setAside"))})),
      absent.length ? Dom.el("p", {}, t("quality.absent", {tables: absent.join(t("list.comma"))})) : null);
    Dom.fill("quality-table", Table.table(t("quality.table"), columns(), tables, {open: true}));
    Dom.fill("quality-reasons", reasons(tables));
    Dom.fill("quality-notes", notes.map(note => Dom.el("li", {}, say(note))));
    document.getElementById("quality-notes-head").hidden = !notes.length;
  }

  function columns() {
    const rejected = table => table.rejected / Math.max(1, table.rows);
    return [
      {head: t("table"), text: table => Language.known("table", table.table)},
      {head: t("quality.present"), text: table => t(table.present ? "quality.here" : "quality.missing")},
      {head: t("quality.rows"), number: true, text: table => Format.count(table.rows), sort: table => table.rows},
      {head: t("quality.rejected"), number: true, text: table => Format.count(table.rejected), sort: table => table.rejected},
      {head: "%", number: true, text: table => Format.percent(table.rejected, table.rows), sort: rejected},
      {head: t("quality.aside"), number: true, text: table => Format.count(table.setAside), sort: table => table.setAside},
    ];
  }

  function reasons(tables) {
    const rows = tables.flatMap(table => Object.entries(table.rejectedByReason).map(([reason, n]) =>
      ({table: Language.known("table", table.table), reason: Language.known("reason", reason), n}))).sort((a, b) => b.n - a.n);
    if (!rows.length) return Dom.el("p", {}, t("quality.noneRejected"));
    return Table.table(t("quality.reasons"), [
      {head: t("table"), text: row => row.table},
      {head: t("quality.reason"), text: row => row.reason},
      {head: t("quality.rows"), number: true, text: row => Format.count(row.n), sort: row => row.n},
    ], rows, {open: true});
  }

  return {show};
})();
