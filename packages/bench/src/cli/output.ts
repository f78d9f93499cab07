import { closeSync, openSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';
import { InputError } from '@backstage/errors';
import { Figure } from '../measure/figure';

/** Where a run's lines go: JSON to stdout and a file, words to stderr. */
export interface Output {
  line(value: object): void;
  progress(message: string): void;
  close(): void;
}

/**
 * Opens the output; a file that cannot be written fails before any work.
 *
 * @param options.directory - what a relative file is relative to
 */
export function openOutput(options: {
  file: string | undefined;
  directory: string;
}): Output {
  const { file, directory } = options;
  const descriptor =
    file === undefined ? undefined : openFile(resolve(directory, file));
  return {
    line(value) {
      const line = `${JSON.stringify(value)}\n`;
      process.stdout.write(line);
      if (descriptor !== undefined) {
        writeSync(descriptor, line);
      }
    },
    progress(message) {
      process.stderr.write(`${message}\n`);
    },
    close() {
      if (descriptor !== undefined) {
        closeSync(descriptor);
      }
    },
  };
}

function openFile(file: string): number {
  try {
    return openSync(file, 'w');
  } catch (error) {
    throw new InputError(`--out: '${file}' cannot be written`, error);
  }
}

/** A figure in one line that a person can read. */
export function describeFigure(figure: Figure): string {
  const where = [figure.size, figure.database].filter(Boolean).join(' ');
  const number = (quantity: Figure | NonNullable<Figure['baseline']>) =>
    'value' in quantity
      ? `${quantity.value}`
      : `p50 ${quantity.p50} p95 ${quantity.p95} p99 ${quantity.p99}`;
  return [
    `  ${figure.case}${where && ` (${where})`}, ${figure.metric}: `,
    `${number(figure)} ${figure.unit}, n=${figure.n}`,
    figure.baseline &&
      `; ${figure.ratio} × ${figure.baseline.what} (${number(
        figure.baseline,
      )})`,
    figure.budget &&
      `; budget ${figure.budget.bound} ${figure.budget.limit} ${
        figure.budget.unit
      }: ${figure.budget.measured}, ${figure.budget.met ? 'met' : 'MISSED'}`,
  ]
    .filter(Boolean)
    .join('');
}
