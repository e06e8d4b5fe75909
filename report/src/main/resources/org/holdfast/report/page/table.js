"use strict";
/*
 * A table that sorts by its column heads. A column is {head, text(row), sort(row), number, node(row)}: text is what is
 * shown, sort what orders (the text unless given), number sets it to the right, node shows an element instead of text.
 */
const Table = (() => {
  const SHOWN = 100;

  function table(caption, columns, rows, options = {}) {
    const state = {order: rows.slice(), column: -1, down: false, all: false};
    const body = Dom.el("tbody");
    const heads = columns.map((column, index) => head(column, () => sort(index)));
    const more = Dom.button("", () => { state.all = true; show(); }, {class: "more"});

    function sort(index) {
      const column = columns[index];
      state.down = state.column === index ? !state.down : Boolean(column.number);
      state.column = index;
      const key = column.sort ?? column.text;
      const sign = state.down ? -1 : 1;
      state.order.sort((a, b) => sign * compare(key(a), key(b)));
      heads.forEach((th, i) => th.setAttribute("aria-sort", i !== index ? "none" : state.down ? "descending" : "ascending"));
      show();
    }

    function show() {
      const shown = state.all ? state.order : state.order.slice(0, SHOWN);
      body.replaceChildren(...shown.map(row => Dom.el("tr", {}, columns.map((column, i) => cell(column, row, i)))));
      more.hidden = shown.length === state.order.length;
      more.textContent = Language.t("table.all", {n: Format.count(rows.length)});
    }

    show();
    const label = options.open ? {} : {class: "hidden-caption"};
    return Dom.el("div", {class: "table-box", tabindex: "0", role: "region", "aria-label": caption},
      Dom.el("table", {}, Dom.el("caption", label, caption), Dom.el("thead", {}, Dom.el("tr", {}, heads)), body), more);
  }

  function head(column, onclick) {
    return Dom.el("th", {scope: "col", class: column.number ? "number" : null, "aria-sort": "none"},
      Dom.button(column.head, onclick, {title: Language.t("table.sort")}));
  }

  function cell(column, row, index) {
    const content = column.node ? column.node(row) : column.text(row);
    const kind = column.number ? "number" : null;
    return index === 0 ? Dom.el("th", {scope: "row", class: kind}, content) : Dom.el("td", {class: kind}, content);
  }

  function compare(a, b) {
    return typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), Language.current());
  }

  /** A table that stands behind a chart: closed until asked for, open in print when it is short. */
  function behind(caption, columns, rows) {
    return Dom.el("details", {class: rows.length <= 40 ? "short" : null},
      Dom.el("summary", {}, Language.t("table.behind", {what: caption, n: Format.count(rows.length)})), table(caption, columns, rows));
  }

  return {table, behind};
})();
