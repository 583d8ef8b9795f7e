// Tables: the text version of charts, and all other tables.
import { h } from "./dom.js";

/**
 * A table.
 *
 * @param columns each {label, cell(row), numeric?, header?}: header marks the one that names the row
 */
export function table(caption, columns, rows) {
  return h(
    "table",
    { class: "stacked" },
    h("caption", { class: "spoken" }, caption),
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        columns.map((column) => h("th", { scope: "col", class: column.numeric && "numeric" }, column.label)),
      ),
    ),
    h(
      "tbody",
      {},
      rows.map((row) =>
        h(
          "tr",
          {},
          columns.map((column) => cell(column, row)),
        ),
      ),
    ),
  );
}

function cell(column, row) {
  const content = column.cell(row);
  return column.header
    ? h("th", { scope: "row" }, content)
    : h("td", { class: column.numeric && "numeric", "data-label": column.label }, inOne(content));
}

/** A cell's content as one element; the name of its column is beside it where rows are stacked. */
function inOne(content) {
  return h("div", {}, content);
}

/** Scrolls by itself, also with the keyboard, and says what it is. */
export function scrollable(label, content) {
  return h("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": label }, content);
}

/**
 * Puts a closed table behind a chart; built when it is opened, because most never are. An open one stays
 * open when the numbers change.
 */
export function putTableBehind(place, label, make) {
  const isOpen = place.querySelector("details")?.open ?? false;
  const details = h("details", { class: "behind" }, h("summary", {}, label));
  details.addEventListener("toggle", () => {
    if (details.open && details.childElementCount === 1) {
      details.append(scrollable(label, make()));
    }
  });
  details.open = isOpen;
  place.replaceChildren(details);
}
