/** What a cell of a table holds. Numbers stay numbers. */
export type Cell = string | number | null;

/** Excel takes a file for one in the machine's own encoding unless it begins with this. */
const BYTE_ORDER_MARK = '\uFEFF';
/** A cell that begins with one of these is a formula to Excel and its kind; the wide ones are where the machine writes Chinese. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;

/** A table as CSV (RFC 4180) that spreadsheets open as it is, and run nothing of. */
export function csvOf(rows: readonly (readonly Cell[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => row.map(written).join(',') + '\r\n').join('');
}

function written(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const harmless = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
