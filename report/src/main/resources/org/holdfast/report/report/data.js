"use strict";
/*
 * The report's data. Places are numbers; the last one stands for all places together when several have nothing above them.
 * A count is Data.counts.<kind>[entry][place] and includes the enclosed places.
 */
const Data = (() => {
  const raw = Dom.json("data");
  const places = raw.places;
  const listed = places.id.length;
  const roots = range(listed).filter(place => places.parent[place] < 0);
  const root = roots.length === 1 ? roots[0] : listed;
  const size = listed + 1;
  const children = Array.from({length: size}, () => []);
  for (let place = 0; place < listed; place++) {
    if (place !== root) children[places.parent[place] < 0 ? root : places.parent[place]].push(place);
  }

  function range(n) { return Array.from({length: n}, (_, i) => i); }

  /** The forms of a column are described in ColumnJson. */
  function plain(column) {
    if (Array.isArray(column)) return column;
    const counts = new Array(listed).fill(0);
    if (column === 0) return counts;
    if (column.less !== undefined) return plain(column.less).map((count, place) => raw.counts.households[place] - count);
    let place = 0;
    column.gaps.forEach((gap, i) => { place += gap; counts[place] = column.counts[i]; });
    return counts;
  }

  function column(written) {
    const counts = plain(written).slice(0, listed);
    counts.push(roots.reduce((sum, place) => sum + counts[place], 0));
    return counts;
  }

  const counts = {};
  for (const [kind, written] of Object.entries(raw.counts)) {
    const single = kind === "households" || kind === "persons" || kind === "verify";
    counts[kind] = single ? column(written) : written.map(column);
  }

  const parent = place => place === root ? -1 : place < listed && places.parent[place] >= 0 ? places.parent[place] : root;

  function name(place) {
    if (place === listed) return Language.t("place.all");
    const local = places.nameLocal[place];
    return Language.current() === "zh" && local ? local : places.name[place];
  }

  /** From the whole register down to the place. */
  function path(place) {
    const above = [];
    for (let at = place; at >= 0; at = parent(at)) above.unshift(at);
    return above;
  }

  const ids = new Map(places.id.map((id, place) => [id, place]));
  return {
    run: raw.run, words: raw.words, flow: raw.flow, quality: raw.quality, method: raw.method, change: raw.change,
    folded: raw.folded, counts, root, listed, name, path, parent, range,
    children: place => children[place],
    id: place => place === listed ? "" : places.id[place],
    find: id => ids.get(id) ?? root,
    level: place => place === listed ? "" : places.levels[places.level[place]],
    point: place => place === listed || places.lat[place] === null || places.lon[place] === null
      ? null : [places.lon[place], places.lat[place]],
    names: place => [places.name[place], places.nameLocal[place] ?? "", places.id[place]],
  };
})();
