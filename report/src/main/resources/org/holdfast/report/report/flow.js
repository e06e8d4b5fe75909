"use strict";
/* From evidence over causes to measures, for the whole register. */
const Flow = (() => {
  const {t, say} = Language;

  function show() {
    const links = all();
    document.getElementById("flow").hidden = !links.length;
    if (!links.length) return;
    Chart.paint("flow-chart", () => draw(links));
    Dom.fill("flow-table", Table.behind(t("flow.table"), [
      {head: t("flow.from"), text: link => link.from.title},
      {head: t("flow.to"), text: link => link.to.title},
      {head: t("households"), number: true, text: link => Format.count(link.value), sort: link => link.value},
    ], links));
  }

  function all() {
    const evidence = Data.flow.evidence.map(table => ({key: "e:" + table, title: Language.known("table", table), depth: 0}));
    const causes = Data.words.causes.map(cause => ({key: "c:" + cause.id, title: say(cause.title), depth: 1}));
    const measures = Measures.rows(Data.root).map((row, i) => ({key: "m:" + Data.words.measures[i].id, title: row.name, depth: 2, row}));
    return [...links(evidence, causes, Data.flow.evidenceToCause), ...links(causes, measures, Data.flow.causeToMeasure)];
  }

  const links = (from, to, counts) => counts.flatMap((row, i) => row
    .map((value, j) => ({from: from[i], to: to[j], source: from[i].key, target: to[j].key, value})).filter(link => link.value > 0));

  const COLOURS = ["#5b6875", Palette.bar, Palette.second];

  function draw(links) {
    const nodes = new Map(links.flatMap(link => [link.from, link.to]).map(node => [node.key, node]));
    const perColumn = [0, 1, 2].map(depth => [...nodes.values()].filter(node => node.depth === depth).length);
    const small = document.getElementById("flow-chart").clientWidth < 800;
    Chart.draw("flow-chart", t("flow.label"), Math.max(340, 38 * Math.max(...perColumn)), {
      tooltip: {renderMode: "richText", confine: true, formatter: tip},
      series: [{
        type: "sankey", left: 4, right: small ? 262 : 350, top: 8, bottom: 8, nodeGap: 15, nodeWidth: 14, draggable: false, layoutIterations: 48,
        data: [...nodes.values()].map(node => ({name: node.key, depth: node.depth, node, itemStyle: {color: COLOURS[node.depth]}})),
        links, lineStyle: {color: "source", opacity: 0.22, curveness: 0.5}, emphasis: {focus: "adjacency", lineStyle: {opacity: 0.5}},
        label: {fontSize: small ? 10 : 12, color: "#1b2733", textBorderColor: "#fff", textBorderWidth: 2, formatter: hit => caption(hit.data.node, hit.value, small ? 18 : 26)},
      }],
    });
  }

  function caption(node, value, length) {
    if (node.row) return Chart.cut(node.title, length) + "  " + Format.count(node.row.n) + " · " + Measures.cost(node.row);
    return Chart.cut(node.title, length) + (node.depth ? "" : "  " + Format.count(value));
  }

  function tip(hit) {
    const {data} = hit;
    if (hit.dataType === "edge") return Chart.plain(data.from.title + " → " + data.to.title + "\n" + Format.count(data.value));
    return Chart.plain(data.node.title + "\n" + Format.count(hit.value));
  }

  return {show};
})();
