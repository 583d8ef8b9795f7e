// Faults in the registry's records, and their effect on the numbers.
import { insight, selected } from "../api/questions.js";
import { count, counted } from "../format/numbers.js";
import { evidenceButton, h } from "../page/dom.js";
import { Nothing } from "../page/panel.js";
import { metricText, reasonText } from "../page/reasons.js";
import { scrollable, table } from "../page/table.js";
import { ALL } from "../state/address.js";

// In every environment, because a fault matters wherever it is.
const everywhere = (state) => ({ ...state, environment: ALL });
const path = (state) => insight("data-quality", selected(everywhere(state)));

export const quality = {
  id: "quality",
  title: "Data quality",
  wide: true,
  note: "Records that can’t be trusted. They are never dropped silently. In every environment.",
  questions: (state) => ({ answer: path(state) }),
  csv: (state) => ({ path: path(state), name: "data-quality" }),
  view(tools) {
    const element = h("div", {});
    return {
      element,
      update({ answer }) {
        const faults = answer.results.filter((row) => row.deployments > 0);
        if (faults.length === 0) {
          return new Nothing("Nothing is wrong with the records of this period.");
        }
        element.replaceChildren(scrollable("Data quality", tableOf(faults, tools)));
        return null;
      },
    };
  },
};

function tableOf(faults, tools) {
  const open = (row) => tools.open({ metric: "data-quality", only: `fault:${row.kind}`, environment: ALL });
  return table(
    "Faults in the records",
    [
      { label: "What is wrong", header: true, cell: (row) => [reasonText(row.kind), h("span", { class: "sub" }, row.description)] },
      {
        label: "Deployments",
        numeric: true,
        cell: (row) =>
          evidenceButton(count(row.deployments), () => open(row), {
            "aria-label": `${counted(row.deployments, "deployment", "deployments")}: ${reasonText(row.kind)}`,
          }),
      },
      { label: "Left out of", cell: (row) => (row.leftOutOf.length > 0 ? row.leftOutOf.map(metricText).join(", ") : "nothing") },
    ],
    faults,
  );
}
