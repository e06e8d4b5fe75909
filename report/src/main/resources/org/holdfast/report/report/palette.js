"use strict";
/*
 * Colours with patterns. A level's colour follows its own name where that is a colour, else its rank from dark to light; every
 * level also has a pattern of its own, so that print and colour-blind eyes can tell them apart.
 */
const Palette = (() => {
  const NAMED = {red: "#b3261e", orange: "#e07b1a", yellow: "#f3cf4b", blue: "#5b93c9", green: "#5f9e6e"};
  const RAMP = ["#7a1f1a", "#bf4b1f", "#e08a3c", "#f0c27a", "#9fb9d0", "#c3d2de"];
  const NEUTRAL = "#e3e8ec";
  const CATEGORICAL = ["#0f5c8c", "#c7651a", "#3b8f72", "#a6547f", "#7a6bb0", "#8a7a2a", "#5fa8d3", "#444f5a"];
  const INK = "rgba(20,30,40,.32)";
  const LIGHT = "rgba(255,255,255,.45)";
  const NONE = {symbol: "none"};
  const LINES = [
    {symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -Math.PI / 4},
    {symbol: "circle", symbolSize: 0.7, dashArrayX: [[6, 6], [0, 6, 6, 0]], dashArrayY: [6, 0]},
    {symbol: "rect", dashArrayX: [1, 0], dashArrayY: [1, 5], rotation: 0},
    {symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: Math.PI / 4},
    {symbol: "rect", dashArrayX: [1, 0], dashArrayY: [1, 4], rotation: Math.PI / 2},
  ];

  function pattern(index, colour) {
    if (index === 0) return NONE;
    return {...LINES[(index - 1) % LINES.length], color: dark(colour) ? LIGHT : INK};
  }

  function dark(colour) {
    const [r, g, b] = [1, 3, 5].map(at => parseInt(colour.slice(at, at + 2), 16));
    return 0.299 * r + 0.587 * g + 0.114 * b < 130;
  }

  /** Level numbers from the gravest down. */
  const gravest = Data.range(Data.words.levels.length).sort((a, b) => Data.words.levels[b].severity - Data.words.levels[a].severity);

  const levels = Data.words.levels.map((level, number) => {
    if (level.severity === 0) return {colour: NEUTRAL, decal: NONE};
    const rank = gravest.indexOf(number);
    const colour = Object.hasOwn(NAMED, level.id) ? NAMED[level.id] : RAMP[Math.min(rank, RAMP.length - 1)];
    return {colour, decal: pattern(rank, colour)};
  });

  const categories = Data.words.categories.map((category, number) => {
    if (category.id === "none") return {colour: NEUTRAL, decal: NONE};
    const colour = CATEGORICAL[number % CATEGORICAL.length];
    return {colour, decal: pattern(number, colour)};
  });

  const truth = {
    yes: {colour: "#0f5c8c", decal: NONE},
    unknown: {colour: "#f1d9a7", decal: {...LINES[3], color: "rgba(90,60,0,.45)"}},
    no: {colour: NEUTRAL, decal: NONE},
  };

  const style = look => ({color: look.colour, decal: look.decal});
  const ink = look => dark(look.colour) ? "#fff" : "#1b2733";
  return {levels, categories, truth, gravest, style, ink, bar: "#2f6690", second: "#c7651a", neutral: NEUTRAL};
})();
