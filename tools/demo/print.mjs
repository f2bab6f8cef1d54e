const colour = process.stdout.isTTY && !process.env.NO_COLOR;
const paint = (code) => (text) => (colour ? `\u001b[${code}m${text}\u001b[0m` : String(text));

export const bold = paint(1);
export const dim = paint(2);
export const green = paint(32);
export const cyan = paint(36);
export const yellow = paint(33);

/** Columns that a text takes in a terminal: Chinese characters take two. */
export function width(text) {
  let columns = 0;
  for (const character of text)
    columns +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/.test(
        character,
      )
        ? 2
        : 1;
  return columns;
}

export function pad(text, columns) {
  return text + ' '.repeat(Math.max(0, columns - width(text)));
}

export function heading(zh, en) {
  console.log(`\n${bold(cyan(zh))}  ${dim(en)}`);
}

export function step(number, zh, en, detail = '') {
  console.log(
    `  ${green(String(number).padStart(2))}  ${pad(zh, 34)} ${dim(en)}${detail ? `\n      ${detail}` : ''}`,
  );
}

/** Rows of texts as a table; the first row is its head. */
export function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => width(row[column]))));
  rows.forEach((row, index) => {
    const line = row
      .map((cell, column) => pad(cell, widths[column]))
      .join('  ')
      .trimEnd();
    console.log(`      ${index === 0 ? dim(line) : line}`);
  });
}
