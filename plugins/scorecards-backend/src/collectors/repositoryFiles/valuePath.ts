import { InputError } from '@backstage/errors';
import { JsonValue } from '@backstage/types';

/** Names of fields, and positions in lists. */
export type ValuePath = ReadonlyArray<string | number>;

const STEP =
  /\.?([A-Za-z_$][\w$-]*)|\[(\d{1,6})\]|\["([^"\\]*)"\]|\['([^'\\]*)'\]/y;

/**
 * Reads where in a document a value is: `engines.node`,
 * `scripts["test:unit"]`, `jobs[0].name`.
 *
 * @throws InputError if it is no such path
 */
export function parseValuePath(text: string): ValuePath {
  const steps: Array<string | number> = [];
  STEP.lastIndex = 0;
  let end = 0;
  while (end < text.length) {
    const match = STEP.exec(text);
    if (!match || (steps.length === 0 && text.startsWith('.'))) {
      throw new InputError(
        `'${text}' is not understood from character ${
          end + 1
        } on; write it like engines.node, scripts["test:unit"] or jobs[0].name`,
      );
    }
    const [, name, position, quoted, otherwise] = match;
    steps.push(
      position === undefined ? name ?? quoted ?? otherwise : Number(position),
    );
    end = STEP.lastIndex;
  }
  if (steps.length === 0) {
    throw new InputError('a path must not be empty');
  }
  return steps;
}

/** @returns undefined where the document has none, or null */
export function valueAt(
  document: JsonValue | undefined,
  path: ValuePath,
): JsonValue | undefined {
  let value = document;
  for (const step of path) {
    if (Array.isArray(value)) {
      value = typeof step === 'number' ? value[step] : undefined;
    } else if (typeof value === 'object' && value !== null) {
      const name = String(step);
      value = Object.hasOwn(value, name) ? value[name] : undefined;
    } else {
      return undefined;
    }
  }
  return value ?? undefined;
}
