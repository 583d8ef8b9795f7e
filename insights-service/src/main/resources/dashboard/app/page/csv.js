// Tables as files: RFC 4180, and safe to open in a spreadsheet.

/** As insights mark it: one of these signs, in full width too, after blanks or not. */
const FORMULA = /^'*(?:(?![\t\r])[\s\p{Z}\p{Cf}])*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/u;

/** Quoted where CSV needs it; a text that a spreadsheet would read as a formula gets a quote before it, as in insights' own CSV. */
function cell(value) {
  const text = [value ?? ""].flat().join(" ");
  const safe = FORMULA.test(text) && typeof value !== "number" ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const line = (cells) => `${cells.map(cell).join(",")}\r\n`;

/** @param columns by their names, each what a row has in it: {version: (row) => row.version} */
export function csvOf(columns, rows) {
  const values = Object.values(columns);
  return [line(Object.keys(columns)), ...rows.map((row) => line(values.map((value) => value(row))))].join("");
}

export function csvBlob(columns, rows) {
  return csvFile([csvOf(columns, rows)]);
}

/** A file of concatenated texts, with the byte order mark by which Excel recognises UTF-8. */
export function csvFile(texts) {
  return new Blob(["\ufeff", ...texts], { type: "text/csv;charset=utf-8" });
}
