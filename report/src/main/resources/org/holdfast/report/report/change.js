"use strict";
/* What moved since a previous run. */
const Change = (() => {
  const {t, say} = Language;

  function show() {
    const change = Data.change;
    document.getElementById("change").hidden = !change;
    if (!change) return;
    Dom.fill("change-note", summary(change));
    drawIndicators(change);
    Dom.fill("change-levels", matrix(t("change.levels"), change.levels, Data.words.levels));
    Dom.fill("change-categories", matrix(t("change.categories"), change.categories, Data.words.categories));
  }

  function summary(change) {
    const severity = new Map(Data.words.levels.map(level => [level.id, level.severity]));
    const moved = {worse: 0, better: 0, same: 0, other: 0};
    for (const {before, now, households} of change.levels) {
      if (before === now) moved.same += households;
      else if (!severity.has(before) || !severity.has(now)) moved.other += households;
      else moved[severity.get(now) > severity.get(before) ? "worse" : "better"] += households;
    }
    const whole = moved.worse + moved.better + moved.same + moved.other;
    const say = key => Dom.el("p", {}, key);
    const pack = change.previousPack + " " + change.previousPackVersion;
    return [
      say(t("change.moved", {date: change.previousAsOf, pack, all: Format.count(whole),
        worse: Format.count(moved.worse), pw: Format.percent(moved.worse, whole),
        better: Format.count(moved.better), pb: Format.percent(moved.better, whole)})),
      moved.other ? say(t("change.other", {n: Format.count(moved.other)})) : null,
      say(t("change.only", {now: Format.count(change.onlyNow), before: Format.count(change.onlyBefore)})),
      pack !== Data.run.pack.id + " " + Data.run.pack.version ? say(t("change.pack")) : null,
    ];
  }

  function drawIndicators(change) {
    const rows = Data.words.indicators
      .map((indicator, i) => ({name: say(indicator.title), more: change.newlyTrue[i], less: change.cleared[i]}));
    const drawn = rows.filter(row => row.more || row.less).sort((a, b) => (b.more - b.less) - (a.more - a.less));
    if (drawn.length) Chart.paint("change-chart", () => draw(drawn));
    else Chart.clear("change-chart");
    Dom.fill("change-table", Table.behind(t("change.indicators"), [
      {head: t("indicator"), text: row => row.name},
      {head: t("change.more"), number: true, text: row => Format.count(row.more), sort: row => row.more},
      {head: t("change.less"), number: true, text: row => Format.count(row.less), sort: row => row.less},
      {head: t("change.net"), number: true, text: row => Format.count(row.more - row.less), sort: row => row.more - row.less},
    ], rows));
  }

  function draw(rows) {
    const bars = Chart.rows("change-chart", rows.map(row => row.name));
    const most = Math.max(...rows.flatMap(row => [row.more, row.less])) * 1.25;
    const part = (name, value, position, look) => ({
      name, type: "bar", stack: "all", barWidth: 15, data: rows.map(value), itemStyle: Palette.style(look),
      label: {show: true, position, fontSize: 11, color: "#1b2733", formatter: hit => hit.value ? Format.count(Math.abs(hit.value)) : ""},
    });
    Chart.draw("change-chart", t("change.label"), 66 + bars.height * rows.length, {
      legend: {top: 0, left: 0, itemWidth: 22, itemHeight: 13},
      grid: {left: bars.left, right: 18, top: 10 + bars.height, bottom: 26},
      xAxis: Chart.valueAxis({min: -most, max: most, axisLabel: {show: false}}),
      yAxis: {...bars.axis, axisLine: {show: false, onZero: false}},
      tooltip: {renderMode: "richText", confine: true},
      series: [part(t("change.less"), row => -row.less, "left", {colour: "#3b8f72", decal: {symbol: "none"}}),
        part(t("change.more"), row => row.more, "right", {colour: "#b3261e",
          decal: {symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -Math.PI / 4, color: "rgba(255,255,255,.45)"}})],
    });
  }

  /** Before down, now across; darker where more households are, the unchanged in bold. */
  function matrix(caption, transitions, words) {
    if (!transitions.length) return [];
    const ids = [...new Set([...words.map(word => word.id), ...transitions.flatMap(move => [move.before, move.now])])];
    const title = id => { const word = words.find(one => one.id === id); return word ? say(word.title) : id; };
    const count = new Map(transitions.map(move => [JSON.stringify([move.before, move.now]), move.households]));
    const most = Math.max(1, ...transitions.filter(move => move.before !== move.now).map(move => move.households));
    const cell = (before, now) => {
      const n = count.get(JSON.stringify([before, now])) ?? 0;
      const td = Dom.el("td", {class: "number" + (before === now ? " same" : "")}, n ? Format.count(n) : "·");
      if (n && before !== now) td.style.backgroundColor = "rgba(47,102,144," + (0.08 + 0.4 * n / most).toFixed(2) + ")";
      return td;
    };
    return Dom.el("div", {class: "table-box", tabindex: "0", role: "region", "aria-label": caption},
      Dom.el("table", {class: "matrix"}, Dom.el("caption", {}, caption),
        Dom.el("thead", {}, Dom.el("tr", {}, Dom.el("th", {scope: "col"}, t("change.matrix")), ids.map(id => Dom.el("th", {scope: "col", class: "number"}, title(id))))),
        Dom.el("tbody", {}, ids.map(before => Dom.el("tr", {}, Dom.el("th", {scope: "row"}, title(before)), ids.map(now => cell(before, now)))))));
  }

  return {show};
})();
