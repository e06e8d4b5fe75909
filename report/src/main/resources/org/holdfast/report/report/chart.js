"use strict";
/* Charts by ECharts as SVG: sharp in print, their words are text. Tips are drawn, not HTML, so names in them stay names. */
const Chart = (() => {
  const FONT = getComputedStyle(document.body).fontFamily;
  const live = new Map();

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
    live.get(id)?.dispose();
    live.delete(id);
    const host = document.getElementById(id);
    host.style.height = "";
    host.removeAttribute("role");
    host.removeAttribute("aria-label");
    host.replaceChildren();
  }

  const resize = () => live.forEach(chart => chart.resize());
  const narrow = id => document.getElementById(id).clientWidth < 560;

  /** Braces mark styles in drawn tips; in a name they are only braces. */
  const plain = text => text.replace(/\{/g, "(").replace(/\}/g, ")");
  const cut = (text, length) => text.length > length ? text.slice(0, length - 1) + "…" : text;

  /** The axis that names horizontal bars, first bar on top. */
  function nameAxis(names, small) {
    return {
      type: "category", inverse: true, data: names, axisTick: {show: false}, axisLine: {lineStyle: {color: "#9aa6b1"}},
      axisLabel: {fontSize: 12, width: small ? 118 : 230, overflow: "truncate", color: "#1b2733", interval: 0},
    };
  }

  const valueAxis = (extra = {}) => ({type: "value", splitLine: {lineStyle: {color: "#e6eaee"}}, axisLabel: {color: "#5b6875"}, ...extra});

  /** One measure a row, its figure written behind the bar. */
  function bars(id, label, names, values, texts, options = {}) {
    const small = narrow(id);
    draw(id, label, 34 + 27 * names.length, {
      grid: {left: small ? 126 : 240, right: small ? 92 : 150, top: 6, bottom: 6},
      xAxis: valueAxis({show: false, max: Math.max(1, ...values)}),
      yAxis: nameAxis(names, small),
      tooltip: {renderMode: "richText", confine: true, formatter: hit => plain(names[hit.dataIndex]) + "\n" + texts[hit.dataIndex]},
      series: [{type: "bar", data: values, barMaxWidth: 16, itemStyle: {color: options.colour ?? Palette.bar},
        label: {show: true, position: "right", fontSize: 12, color: "#1b2733", formatter: hit => texts[hit.dataIndex]}}],
    }, options.click);
  }

  return {draw, clear, resize, narrow, plain, cut, nameAxis, valueAxis, bars};
})();
