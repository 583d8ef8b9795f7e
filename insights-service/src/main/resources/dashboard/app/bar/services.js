// Choosing services: a search, and a list to tick.
import { counted } from "../format/numbers.js";
import { h } from "../page/dom.js";

export function servicePicker(choose) {
  let known = [];
  let chosen = new Set();
  const summary = h("summary", {}, "All services");
  const search = h("input", {
    type: "search",
    placeholder: "Search",
    "aria-label": "Search services",
    autocomplete: "off",
    on: { input: draw },
  });
  const list = h("ul", {});
  const all = h("button", { type: "button", class: "link", on: { click: () => choose([]) } }, "All services");
  const element = h("details", { class: "picker" }, summary, h("div", { class: "pop" }, search, list, all));
  element.addEventListener("toggle", () => element.open && search.focus());
  element.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      element.open = false;
      summary.focus();
    }
  });
  document.addEventListener("click", (event) => {
    if (!element.contains(event.target)) {
      element.open = false;
    }
  });

  function draw() {
    const wanted = search.value.trim().toLowerCase();
    const shown = known.filter((name) => name.toLowerCase().includes(wanted));
    list.replaceChildren(...shown.map(option), shown.length === 0 ? h("li", { class: "absent" }, "No service has this name.") : "");
  }

  function option(name) {
    const box = h("input", { type: "checkbox", checked: chosen.has(name), on: { change: () => toggle(name, box.checked) } });
    return h("li", {}, h("label", {}, box, name));
  }

  function toggle(name, wanted) {
    const next = new Set(chosen);
    if (wanted) {
      next.add(name);
    } else {
      next.delete(name);
    }
    choose([...next].sort());
  }

  return {
    element,
    update(services, names) {
      const changed = names.join("\n") !== known.join("\n") || services.join("\n") !== [...chosen].join("\n");
      known = names;
      chosen = new Set(services);
      summary.textContent =
        services.length === 0 ? "All services" : services.length === 1 ? services[0] : counted(services.length, "service", "services");
      // The focused element stays where it is.
      if (changed && !list.contains(document.activeElement)) {
        draw();
      }
    },
  };
}
