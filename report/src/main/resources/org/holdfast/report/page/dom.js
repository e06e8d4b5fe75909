"use strict";
/* Elements are made here and text is set as text: nothing from the data is ever read as HTML. */
const Dom = {
  el(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (value === true) element.setAttribute(name, "");
      else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
    }
    element.append(...children.flat().filter(child => child !== null && child !== undefined));
    return element;
  },

  /** Replaces what is in the element with this id. */
  fill(id, ...children) {
    const element = document.getElementById(id);
    element.replaceChildren(...children.flat().filter(child => child !== null && child !== undefined));
    return element;
  },

  json(id) {
    return JSON.parse(document.getElementById(id).textContent);
  },

  button(text, onclick, attributes = {}) {
    return Dom.el("button", {type: "button", onclick, ...attributes}, text);
  },

  /** A row of buttons of which one is chosen; the row may be made anew by the choice, so the focus is put back. */
  choice(label, options, chosen, choose) {
    const chose = value => {
      choose(value);
      [...document.querySelectorAll(".choice")].find(row => row.getAttribute("aria-label") === label)
        ?.querySelector('[aria-pressed="true"]')?.focus();
    };
    return Dom.el("div", {class: "choice", role: "group", "aria-label": label},
      options.map(([value, text]) => Dom.button(text, () => chose(value), {"aria-pressed": String(value === chosen)})));
  },
};
