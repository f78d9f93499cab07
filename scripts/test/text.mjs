import { stripVTControlCharacters } from 'node:util';

/**
 * The part of a long output that a person needs: its beginning, its end, or
 * both, and how much was left out.
 *
 * @param {string} output
 * @param {object} [options]
 * @param {number} [options.head] - lines to keep from the beginning
 * @param {number} [options.tail] - lines to keep from the end
 * @param {RegExp} [options.drop] - lines that say nothing
 */
export function excerpt(output, { head = 60, tail = 20, drop } = {}) {
  const lines = plainLines(output).filter(line => !drop?.test(line));
  if (lines.length <= head + tail + 1) {
    return lines.join('\n');
  }
  const left = lines.length - head - tail;
  return [
    ...lines.slice(0, head),
    `… ${left} lines more …`,
    ...lines.slice(lines.length - tail),
  ].join('\n');
}

/** Lines without colours, without empty ones at either end. */
export function plainLines(output) {
  return stripVTControlCharacters(output)
    .replace(/\r\n?/g, '\n')
    .replace(/^\s*\n/, '')
    .trimEnd()
    .split('\n');
}

/** `6.8s`, `1m 09s`. */
export function formatDuration(milliseconds) {
  const tenths = Math.round(milliseconds / 100);
  if (tenths < 600) {
    return `${(tenths / 10).toFixed(1)}s`;
  }
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}m ${String(seconds % 60).padStart(
    2,
    '0',
  )}s`;
}

/** `1 test`, `2 tests`. */
export function plural(count, noun) {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

export function indent(text, by = '    ') {
  return text
    .split('\n')
    .map(line => (line ? by + line : line))
    .join('\n');
}

/** Columns as wide as their widest cell; all but the first align right. */
export function table(rows) {
  const widths = rows[0].map((_, column) =>
    Math.max(...rows.map(row => String(row[column]).length)),
  );
  return rows
    .map(row =>
      row
        .map((cell, column) =>
          column === 0
            ? String(cell).padEnd(widths[column])
            : String(cell).padStart(widths[column]),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
