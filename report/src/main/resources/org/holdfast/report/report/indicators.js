"use strict";
/* Each indicator: for how many it holds, for how many nobody knows, for how many it does not. */
const Indicators = (() => {
  const {t, say} = Language;

  const severities = Data.words.severities.map(severity => severity.id);

  function show(place) {
    const all = Data.counts.households[place];
    const rows = Data.words.indicators.map((indicator, entry) => {
      const yes = Data.counts.indicatorsTrue[entry][place];
      const unknown = Data.counts.indicatorsUnknown[entry][place];
      return {name: say(indicator.title), severity: title(Data.words.severities, indicator.severity),
        rank: severities.indexOf(indicator.severity), cause: title(Data.words.causes, indicator.cause),
        yes, unknown, no: all - yes - unknown};
    }).sort((a, b) => a.rank - b.rank || b.yes - a.yes || b.unknown - a.unknown);
    Dom.fill("indicators-note", note(rows, all));
    if (rows.length) Chart.paint("indicators-chart", () => draw(place, rows, all));
    Dom.fill("indicators-table", Table.behind(t("indicators"), columns(all), rows));
  }

  function title(terms, id) {
    const found = terms.find(term => term.id === id);
    return found ? say(found.title) : id;
  }

  function note(rows, all) {
    const blind = rows.filter(row => all && row.unknown === all).length;
    const half = rows.filter(row => row.unknown * 2 > all).length;
    return t("indicators.note", {n: Format.count(rows.length), half: Format.count(half), blind: Format.count(blind)});
  }

  function draw(place, rows, all) {
    const names = rows.map(row => row.name + "  · " + row.severity);
    const bars = Chart.rows("indicators-chart", names);
    const figures = rows.map(row => short(row.yes, all) + "  |  " + short(row.unknown, all));
    const heads = t("yes") + " | " + t("unknown") + " %";
    const part = (key, look) => ({
      name: t(key), type: "bar", stack: "all", barWidth: 16, itemStyle: Palette.style(look),
      data: rows.map(row => 100 * row[key] / Math.max(1, all)),
    });
    Chart.draw("indicators-chart", t("indicators.label", {place: Data.name(place)}), 76 + bars.height * rows.length, {
      legend: {top: 0, left: 0, itemWidth: 22, itemHeight: 13, itemGap: 14},
      grid: {left: bars.left, right: Chart.widest([...figures, heads]) + 6, top: 16 + bars.height, bottom: 26},
      xAxis: Chart.valueAxis({max: 100, axisLabel: {color: "#5b6875", formatter: "{value} %"}}),
      yAxis: [bars.axis, {
        type: "category", inverse: true, data: figures, position: "right", axisLine: {show: false}, axisTick: {show: false},
        axisLabel: {fontSize: 12, color: "#1b2733", interval: 0},
        name: heads, nameLocation: "start", nameGap: 6, nameTextStyle: {align: "left", color: "#56636f"},
      }],
      tooltip: {renderMode: "richText", confine: true, trigger: "axis", axisPointer: {type: "shadow"}, formatter: hits => tip(rows[hits[0].dataIndex], all)},
      series: [part("yes", Palette.truth.yes), part("unknown", Palette.truth.unknown), part("no", Palette.truth.no)],
    });
  }

  const short = (part, all) => part === all || !part ? String(all && part ? 100 : 0) : (100 * part / all).toFixed(1);

  function tip(row, all) {
    return Chart.plain([row.name, ...["yes", "unknown", "no"].map(key =>
      t(key) + ": " + Format.count(row[key]) + " (" + Format.percent(row[key], all) + ")")].join("\n"));
  }

  function columns(all) {
    const counted = key => [
      {head: t(key), number: true, text: row => Format.count(row[key]), sort: row => row[key]},
      {head: "%", number: true, text: row => Format.percent(row[key], all), sort: row => row[key]},
    ];
    return [
      {head: t("indicator"), text: row => row.name},
      {head: t("severity"), text: row => row.severity, sort: row => row.rank},
      {head: t("cause"), text: row => row.cause},
      ...counted("yes"), ...counted("unknown"), ...counted("no"),
    ];
  }

  return {show};
})();
