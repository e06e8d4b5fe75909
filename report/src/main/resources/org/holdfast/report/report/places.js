"use strict";
/* Levels or categories by enclosed place, with the selected place on top for comparison. */
const Places = (() => {
  const {t, say} = Language;
  const SHOWN = 24;
  const view = {what: "levels", as: "share"};

  const kinds = {
    levels: () => ({order: Palette.gravest, words: Data.words.levels, looks: Palette.levels, counts: Data.counts.levels}),
    categories: () => ({order: Data.range(Data.words.categories.length), words: Data.words.categories, looks: Palette.categories,
      counts: Data.counts.categories}),
  };

  function show(place, go) {
    const again = change => { Object.assign(view, change); show(place, go); };
    Dom.fill("places-choices",
      Data.words.categories.length
        ? Dom.choice(t("places.what"), [["levels", t("levels")], ["categories", t("categories")]], view.what, what => again({what})) : null,
      Dom.choice(t("places.as"), [["share", t("share")], ["number", t("number")]], view.as, as => again({as})));
    const kind = kinds[view.what]();
    const ranked = rank(Data.children(place), kind);
    const shown = [place, ...ranked.slice(0, SHOWN)];
    Dom.fill("places-note", note(place, ranked.length));
    Chart.paint("places-chart", () => draw(shown, place, kind, go));
    Dom.fill("places-table", Table.behind(t("places.table." + view.what, {place: Data.name(place)}), columns(kind, go), [place, ...ranked]));
  }

  /** The gravest share first; equal ones by the next gravest. */
  function rank(places, kind) {
    const share = (place, entry) => kind.counts[entry][place] / Math.max(1, Data.counts.households[place]);
    const graver = kind.order.filter(entry => kind.words[entry].id !== "none");
    return places.slice().sort((a, b) => {
      for (const entry of graver) {
        const difference = share(b, entry) - share(a, entry);
        if (difference) return difference;
      }
      return a - b;
    });
  }

  function note(place, children) {
    if (!children) return Data.folded ? t("places.leaf.folded") : t("places.leaf");
    return children > SHOWN ? t("places.cut", {n: SHOWN, all: Format.count(children)}) : t("places.click");
  }

  function draw(shown, place, kind, go) {
    const number = view.as === "number";
    const names = shown.map(p => Data.name(p) + "  · " + Format.count(Data.counts.households[p]));
    const bars = Chart.rows("places-chart", names);
    const legend = Chart.legend("places-chart", kind.order.map(entry => say(kind.words[entry].title)));
    // a bar of the whole would dwarf its parts when numbers are compared
    const counted = (entry, p) => number && p === place && shown.length > 1 ? null : kind.counts[entry][p];
    const value = (entry, p) => number ? counted(entry, p) : 100 * kind.counts[entry][p] / Math.max(1, Data.counts.households[p]);
    const most = number ? Math.max(1, ...shown.slice(shown.length > 1 ? 1 : 0).map(p => Data.counts.households[p])) : 100;
    const series = kind.order.map(entry => ({
      name: say(kind.words[entry].title), type: "bar", stack: "all", barWidth: 18, itemStyle: Palette.style(kind.looks[entry]),
      data: shown.map(p => value(entry, p)),
      label: {show: true, fontSize: 11, color: Palette.ink(kind.looks[entry]), textBorderColor: kind.looks[entry].colour,
        textBorderWidth: 3, formatter: hit => label(hit.value, (bars.drawn - 18) / most)},
    }));
    Chart.draw("places-chart", t("places.label." + view.what, {place: Data.name(place)}), legend.below + 34 + bars.height * shown.length, {
      legend: legend.shown,
      grid: {left: bars.left, right: 18, top: legend.below + bars.height - 26, bottom: 26},
      xAxis: Chart.valueAxis({max: most, ...(number ? {splitNumber: 4} : {interval: 25}), axisLabel: {hideOverlap: true, color: "#5b6875", formatter: n => number ? Format.count(n) : n + " %"}}),
      yAxis: bars.axis,
      tooltip: {renderMode: "richText", confine: true, trigger: "axis", axisPointer: {type: "shadow"}, formatter: hits => tip(shown[hits[0].dataIndex], kind)},
      series,
    }, hit => go(shown[hit.dataIndex]));
  }

  /** The figure in a bar's part, where the part is wide enough for it. */
  function label(value, pixels) {
    if (!value) return "";
    const text = view.as === "number" ? Format.count(value) : value.toFixed(1);
    return Chart.width(text) + 2 <= value * pixels ? text : "";
  }

  function tip(place, kind) {
    const all = Data.counts.households[place];
    const lines = kind.order.map(entry => {
      const n = kind.counts[entry][place];
      return say(kind.words[entry].title) + ": " + Format.count(n) + " (" + Format.percent(n, all) + ")";
    });
    return Chart.plain([Data.name(place) + " · " + Format.count(all), ...lines].join("\n"));
  }

  function columns(kind, go) {
    const households = place => Data.counts.households[place];
    return [
      {head: t("place"), text: Data.name, node: place => Dom.button(Data.name(place), () => go(place), {class: "link"})},
      {head: t("place.level"), text: place => Language.known("level", Data.level(place))},
      {head: t("households"), number: true, text: place => Format.count(households(place)), sort: households},
      {head: t("persons"), number: true, text: place => Format.count(Data.counts.persons[place]), sort: place => Data.counts.persons[place]},
      ...kind.order.flatMap(entry => counted(say(kind.words[entry].title), kind.counts[entry])),
      ...counted(t("tile.verify"), Data.counts.verify),
    ];
  }

  function counted(head, column) {
    const households = Data.counts.households;
    return [
      {head, number: true, text: place => Format.count(column[place]), sort: place => column[place]},
      {head: "%", number: true, text: place => Format.percent(column[place], households[place]),
        sort: place => column[place] / Math.max(1, households[place])},
    ];
  }

  return {show};
})();
