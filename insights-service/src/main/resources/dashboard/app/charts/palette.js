// The colours of the style sheet, for canvases.

const NAMES = ["text", "muted", "line", "surface", "accent", "succeeded", "failed", "rolledBack", "cancelled", "inProgress"];

export function palette() {
  const style = getComputedStyle(document.documentElement);
  const colours = Object.fromEntries(NAMES.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
  return { ...colours, font: style.fontFamily };
}

/** A pattern over a colour, so that outcomes differ without colour too. */
export function pattern(outcome, colours) {
  const color = colours.surface;
  const patterns = {
    failed: { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, 3], rotation: -Math.PI / 4, color },
    rolledBack: {
      symbol: "circle",
      symbolSize: 0.8,
      dashArrayX: [
        [4, 4],
        [0, 4, 4, 0],
      ],
      dashArrayY: [3, 0],
      color,
    },
  };
  return patterns[outcome];
}
