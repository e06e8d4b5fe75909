"use strict";
/* By what rules, on what, and how to read it. */
const Method = (() => {
  const {t, say} = Language;

  function show() {
    const {pack, asOf, softwareVersion, inputs, phases, register} = Data.run;
    const facts = [
      [t("method.register"), say(register)],
      [t("method.pack"), say(pack.title) + " (" + pack.id + " " + pack.version + ")"],
      [t("method.digest"), pack.digest],
      [t("method.asOf"), asOf],
      [t("method.software"), "Holdfast " + softwareVersion],
      ...inputs.map(input => [t("method.input", {name: input.name}), input.digest]),
      [t("method.time"), phases.map(phase => Language.known("phase", phase.name) + " " + Format.seconds(phase.milliseconds)).join(t("list.comma"))],
    ];
    Dom.fill("method-facts", facts.flatMap(([name, value]) => [Dom.el("dt", {}, name), Dom.el("dd", {}, value)]));
    Dom.fill("method-rules", ["unknown", "falseOnly", "visit", "counts", "cost", "fold"]
      .filter(key => key !== "fold" || Data.folded)
      .map(key => Dom.el("li", {}, t("method.rule." + key, {n: Format.count(Data.folded)}))));
    Dom.fill("method-parameters", parameters());
    Dom.fill("method-population", Data.method.population.length ? population() : null);
  }

  function parameters() {
    return Table.table(t("method.parameters"), [
      {head: t("method.parameter"), text: row => say(row.title)},
      {head: t("method.value"), number: true, text: row => row.value + (row.unit ? " " + row.unit : ""), sort: row => Number(row.value) || row.value},
      {head: t("method.from"), text: row => row.validFrom ?? "–"},
      {head: t("place"), text: row => row.place ?? "–"},
      {head: t("method.grade"), text: row => row.grade ? Language.known("grade", row.grade) : "–", sort: row => row.grade ?? "Z"},
      {head: t("method.source"), text: row => row.source ?? "–"},
    ], Data.method.parameters, {open: true});
  }

  function population() {
    return Table.table(t("method.population"), [
      {head: t("method.figure"), text: row => say(row.title)},
      {head: t("method.value"), number: true, text: row => (row.value ?? t("unknown")) + (row.value && row.unit ? " " + row.unit : ""), sort: row => Number(row.value) || 0},
      {head: t("place"), text: row => row.place ?? t("place.all")},
    ], Data.method.population, {open: true});
  }

  return {show};
})();
