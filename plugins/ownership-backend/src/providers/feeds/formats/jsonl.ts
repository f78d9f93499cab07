import { readLines } from './lines';
import { Row, RowReader } from './types';

/** JSON Lines: a value on each line. */
export const readJsonLines: RowReader = async function* readJsonLines(body) {
  for await (const lines of readLines(body)) {
    yield lines
      .filter(({ text }) => text.trim() !== '')
      .map(({ number, text, isCut }): Row => {
        const where = `line ${number}`;
        return isCut
          ? { where, problem: 'the line is too long' }
          : { where, ...parseJson(text) };
      });
  }
};

/** The value, or why it is none. */
export function parseJson(
  text: string,
): { value: unknown } | { problem: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { problem: `it is not JSON: ${(error as Error).message}` };
  }
}
