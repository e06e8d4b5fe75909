"use strict";
/* Places on longitude and latitude: a bubble's size is its households, its darkness the share at a level. */
const PlaceMap = (() => {
  const {t, say} = Language;
  const LIMIT = 500;
  let chosen = Palette.gravest[0];

  function show(place, go) {
    const {shown, left} = points(place);
    if (!shown.length) {
      Chart.clear("map-chart");
      Dom.fill("map-choices");
      Dom.fill("map-note", t("map.none"));
      return;
    }
    const risky = Palette.gravest.filter(level => Data.words.levels[level].severity > 0);
    Dom.fill("map-choices", Dom.choice(t("map.level"), risky.map(level => [level, say(Data.words.levels[level].title)]), chosen,
      level => { chosen = level; show(place, go); }));
    Dom.fill("map-note", t("map.note", {n: Format.count(shown.length)}), left ? " " + t("map.left", {n: Format.count(left), p: Format.percent(left, Data.counts.households[place])}) : null);
    Chart.paint("map-chart", () => draw(place, shown, go));
  }

  /** The enclosed places of one generation that have coordinates: the lowest one that is not too many and leaves few households out. */
  function points(place) {
    const generations = [];
    for (let next = [place]; next.length; next = next.flatMap(Data.children)) generations.push(next.filter(Data.point));
    const households = places => places.reduce((sum, at) => sum + Data.counts.households[at], 0);
    const most = Math.max(...generations.map(households));
    const fit = generations.filter(places => places.length && places.length <= LIMIT && households(places) >= 0.9 * most);
    const shown = fit.pop() ?? [];
    return {shown, left: Data.counts.households[place] - households(shown)};
  }

  const share = place => 100 * Data.counts.levels[chosen][place] / Math.max(1, Data.counts.households[place]);

  function draw(place, shown, go) {
    const width = document.getElementById("map-chart").clientWidth - 70;
    const height = Math.min(500, Math.max(340, width * 0.62));
    const most = Math.max(1, ...shown.map(p => Data.counts.households[p]));
    const top = Math.max(1, Math.ceil(Math.max(...shown.map(share))));
    const widest = Math.min(38, Math.max(6, 0.15 * width / Math.sqrt(shown.length)));
    const {x, y} = frame(shown.map(Data.point), width / (height - 110));
    const level = say(Data.words.levels[chosen].title);
    Chart.draw("map-chart", t("map.label", {place: Data.name(place), level}), height, {
      grid: {left: 52, right: 18, top: 12, bottom: 90},
      xAxis: Chart.valueAxis({min: x[0], max: x[1], axisLabel: {color: "#5b6875", showMinLabel: false, showMaxLabel: false, formatter: n => +n.toFixed(2) + "°"}}),
      yAxis: Chart.valueAxis({min: y[0], max: y[1], axisLabel: {color: "#5b6875", showMinLabel: false, showMaxLabel: false, formatter: n => +n.toFixed(2) + "°"}}),
      visualMap: {min: 0, max: top, dimension: 2, orient: "horizontal", left: "center", bottom: 6, itemHeight: 150, itemWidth: 12,
        text: [t("map.scale", {level, p: top}), "0 %"], inRange: {color: ["#f1f4f6", "#e3b58b", "#a3441c", "#4d1208"]}},
      tooltip: {renderMode: "richText", confine: true, formatter: hit => tip(shown[hit.dataIndex], level)},
      series: [{
        type: "scatter", data: shown.map(p => [...Data.point(p), share(p)]),
        symbolSize: (value, hit) => 5 + widest * Math.sqrt(Data.counts.households[shown[hit.dataIndex]] / most),
        itemStyle: {borderColor: "#3a4652", borderWidth: 1, opacity: 0.9},
        label: {show: shown.length <= 200, position: "bottom", fontSize: 11, color: "#1b2733", textBorderColor: "#fff", textBorderWidth: 2,
          formatter: hit => (shown.length > 12 ? "" : Data.name(shown[hit.dataIndex]) + " ") + share(shown[hit.dataIndex]).toFixed(1)},
        labelLayout: {hideOverlap: true},
      }],
    }, hit => go(shown[hit.dataIndex]));
  }

  /** Bounds around the points at one scale for both axes at their latitude, so that shapes are true. */
  function frame(points, aspect) {
    const span = axis => {
      const values = points.map(point => point[axis]);
      return [Math.min(...values), Math.max(...values)];
    };
    const [west, east] = span(0);
    const [south, north] = span(1);
    const stretch = Math.max(0.1, Math.cos((south + north) / 2 * Math.PI / 180));
    const tall = Math.max((north - south) * 1.2, (east - west) * 1.2 * stretch / aspect, 0.02);
    const wide = tall * aspect / stretch;
    const around = (a, b, length) => [(a + b - length) / 2, (a + b + length) / 2];
    return {x: around(west, east, wide), y: around(south, north, tall)};
  }

  function tip(place, level) {
    return Chart.plain(Data.name(place) + " · " + Format.count(Data.counts.households[place]) + "\n" + level + ": "
      + Format.count(Data.counts.levels[chosen][place]) + " (" + Format.percent(Data.counts.levels[chosen][place], Data.counts.households[place]) + ")");
  }

  return {show};
})();
