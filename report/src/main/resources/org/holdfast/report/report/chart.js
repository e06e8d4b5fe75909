"use strict";
/* Charts by ECharts as SVG: sharp in print, their words are text. Tips are drawn, not HTML, so names in them stay names. */
const Chart = (() => {
  const FONT = getComputedStyle(document.body).fontFamily;
  const live = new Map();
  const painters = new Map();

  /** Paints a chart now, and again whenever its width changes. */
  function paint(id, painter) {
    painters.set(id, painter);
    painter();
  }

  function draw(id, label, height, option, click) {
    const host = document.getElementById(id);
    host.style.height = height + "px";
    let chart = live.get(id);
    if (!chart) {
      chart = echarts.init(host, null, {renderer: "svg"});
      live.set(id, chart);
    }
    chart.resize();
    chart.off("click");
    if (click) chart.on("click", click);
    chart.setOption({
      animation: false,
      textStyle: {fontFamily: FONT, color: "#1b2733"},
      aria: {enabled: true, label: {description: label}},
      tooltip: {renderMode: "richText", confine: true, textStyle: {fontSize: 13}},
      ...option,
    }, {notMerge: true});
    host.setAttribute("role", "img");
    host.setAttribute("aria-label", label);
  }

  /** Takes a chart away when there is nothing to draw. */
  function clear(id) {
    painters.delete(id);
    live.get(id)?.dispose();
    live.delete(id);
    const host = document.getElementById(id);
    host.style.height = "";
    host.removeAttribute("role");
    host.removeAttribute("aria-label");
    host.replaceChildren();
  }

  const repaint = () => painters.forEach(painter => painter());

  /** Braces mark styles in drawn tips; in a name they are only braces. */
  const plain = text => text.replace(/\{/g, "(").replace(/\}/g, ")");
  const cut = (text, length) => text.length > length ? text.slice(0, length - 1) + "…" : text;

  /** About how wide a text of the charts is drawn, in pixels. */
  function width(text) {
    let units = 0;
    for (const c of text) units += c.charCodeAt(0) > 0x2e80 ? 12.2 : 7.2;
    return Math.ceil(units);
  }

  const widest = texts => Math.max(0, ...texts.map(width));

  /**
   * How horizontal bars are laid out: names beside the bars, or above them where the chart is narrow. Gives the room left of
   * the bars, the height of a row, and the axis with the names, first bar on top.
   */
  function rows(id, names) {
    const across = document.getElementById(id).clientWidth;
    const narrow = across < 480;
    const left = narrow ? 2 : Math.min(widest(names) + 14, 390, Math.round(across * 0.45));
    const beside = {width: left - 8};
    const above = {inside: true, align: "left", verticalAlign: "bottom", margin: 0, padding: [0, 0, 10, 3], width: across - 20};
    return {left, height: narrow ? 42 : 26, drawn: across - left, axis: {
      type: "category", inverse: true, data: names, z: 5, axisTick: {show: false}, axisLine: {lineStyle: {color: "#9aa6b1"}},
      axisLabel: {fontSize: 12, overflow: "truncate", color: "#1b2733", interval: 0, ...(narrow ? above : beside)},
    }};
  }

  /** A legend that takes as many lines as it needs, and the room below it where the chart may start. */
  function legend(id, names) {
    const lines = Math.ceil((widest([names.join("")]) + 44 * names.length) / document.getElementById(id).clientWidth);
    return {below: 10 + 24 * lines, shown: {top: 0, left: 0, itemWidth: 22, itemHeight: 13, itemGap: 12}};
  }

  const valueAxis = (extra = {}) => ({type: "value", splitLine: {lineStyle: {color: "#e6eaee"}}, axisLabel: {color: "#5b6875"}, ...extra});

  /** One measure a row, its figure written behind the bar. */
  function bars(id, label, names, values, texts, colour = Palette.bar) {
    paint(id, () => drawBars(id, label, names, values, texts, colour));
  }

  function drawBars(id, label, names, values, texts, colour) {
    const bars = rows(id, names);
    draw(id, label, 30 + bars.height * names.length, {
      grid: {left: bars.left, right: widest(texts) + 10, top: bars.height - 22, bottom: 6},
      xAxis: valueAxis({show: false, max: Math.max(1, ...values)}),
      yAxis: bars.axis,
      tooltip: {renderMode: "richText", confine: true, formatter: hit => plain(names[hit.dataIndex]) + "\n" + texts[hit.dataIndex]},
      series: [{type: "bar", data: values, barWidth: 15, itemStyle: {color: colour},
        label: {show: true, position: "right", fontSize: 12, color: "#1b2733", formatter: hit => texts[hit.dataIndex]}}],
    });
  }

  return {draw, clear, paint, repaint, plain, cut, width, widest, rows, legend, valueAxis, bars};
})();
