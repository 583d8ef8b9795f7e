// Makes elements. Text is always set as text: nothing from the registry is ever read as HTML.

const SVG = "http://www.w3.org/2000/svg";

function set(element, name, value) {
  if (name === "on") {
    for (const [event, listener] of Object.entries(value)) {
      element.addEventListener(event, listener);
    }
  } else if (name === "value" || name === "checked") {
    element[name] = value;
  } else {
    element.setAttribute(name, value === true ? "" : value);
  }
}

const isThere = (value) => value !== null && value !== undefined && value !== false;

function filled(element, properties, children) {
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (isThere(value)) {
      set(element, name, value);
    }
  }
  element.append(...children.flat().filter(isThere));
  return element;
}

/** An element with attributes, listeners (on) and children: elements, texts, lists of them, or nothing. */
export function h(tag, properties, ...children) {
  return filled(document.createElement(tag), properties, children);
}

export function svg(tag, properties, ...children) {
  return filled(document.createElementNS(SVG, tag), properties, children);
}

/** For screen readers only. */
export function spoken(text) {
  return h("span", { class: "spoken" }, text);
}

/** A number that opens the deployments behind it. */
export function evidenceButton(label, open, properties) {
  return h("button", { type: "button", class: "number", on: { click: open }, ...properties }, label);
}
