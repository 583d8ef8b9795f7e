// A chart on a canvas, with what the library lacks: late loading, following size and theme, and a text for those who can't see it.
import { h } from "../page/dom.js";
import { palette } from "./palette.js";

const LIBRARY = new URL("../../lib/echarts.common.min.js", import.meta.url);
const DARK = matchMedia("(prefers-color-scheme: dark)");

let loading;

/** The library, loaded when the first chart is drawn: the page has shown its numbers by then. */
function library() {
  loading ??= new Promise((resolve, reject) => {
    const script = h("script", { src: LIBRARY, on: { load: () => resolve(globalThis.echarts), error: reject } });
    document.head.append(script);
  });
  return loading;
}

export class Chart {
  #chart = null;
  #option = null;

  /** @param click is called with what was clicked: {seriesName, dataIndex, data, ...} */
  constructor(label, { height = "", click } = {}) {
    this.element = h("div", { class: `chart ${height}`, role: "img", "aria-label": label });
    this.click = click;
    new ResizeObserver(() => this.#fit()).observe(this.element);
    DARK.addEventListener("change", () => this.#draw());
  }

  /** Draws the options that the function returns for the current colours. */
  async draw(label, option) {
    this.element.setAttribute("aria-label", label);
    this.#option = option;
    const echarts = await library();
    // One at a time, so that the page stays responsive in between.
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    if (!this.#chart && this.element.isConnected) {
      this.#chart = echarts.init(this.element, null, { renderer: "canvas" });
      this.#chart.on("click", (event) => this.click?.(event));
    }
    this.#draw();
  }

  #draw() {
    this.#chart?.setOption({ animation: false, ...this.#option(palette()) }, { notMerge: true });
  }

  #fit() {
    if (this.#chart && this.element.clientWidth > 0) {
      this.#chart.resize();
    }
  }
}

/** What all charts have in common. */
export function basics(colours, tip) {
  const axis = {
    axisLine: { lineStyle: { color: colours.line } },
    axisTick: { show: false },
    axisLabel: { color: colours.muted, fontSize: 11, hideOverlap: true },
    splitLine: { lineStyle: { color: colours.line, opacity: 0.6 } },
  };
  return {
    axis,
    option: {
      textStyle: { fontFamily: colours.font },
      grid: { left: 4, right: 8, top: 12, bottom: 4, containLabel: true },
      tooltip: {
        className: "tip",
        confine: true,
        appendTo: "body",
        backgroundColor: colours.surface,
        borderColor: colours.line,
        textStyle: { color: colours.text, fontSize: 12 },
        transitionDuration: 0,
        formatter: tip,
      },
    },
  };
}

/** Lines of a tooltip, each a name and a value, built from elements: text from the registry is never read as HTML. */
export function tipOf(title, lines) {
  return h(
    "div",
    {},
    h("strong", {}, title),
    lines.map(([name, value]) => h("div", { class: "tip-line" }, h("span", {}, name), h("span", {}, value))),
  );
}
