import { InputError } from '@backstage/errors';
import type { JsonValue } from '@backstage/types';
import type { FactSchema } from '@groundwork/backstage-plugin-scorecards-common';

/** Says why a number is not in the range of its fact; undefined when it is. */
export type RangeCheck = (json: JsonValue) => string | undefined;

/**
 * Reads the range of a fact.
 *
 * @returns undefined when it has none
 * @throws InputError if the range cannot be meant
 */
export function createRangeCheck(
  declaration: FactSchema,
): RangeCheck | undefined {
  const { minimum = -Infinity, maximum = Infinity } = declaration;
  if (declaration.minimum === undefined && declaration.maximum === undefined) {
    return undefined;
  }
  assertRange(declaration);
  const range = describeRange(declaration);
  return json => {
    // Where JSON's numbers are not exact, whole ones are texts of digits;
    // those compare exactly with either.
    const value = typeof json === 'string' ? BigInt(json) : Number(json);
    return value >= minimum && value <= maximum
      ? undefined
      : `${json} is out of its range, ${range}`;
  };
}

function assertRange({ id, type, minimum, maximum }: FactSchema): void {
  if (type !== 'integer' && type !== 'double') {
    throw new InputError(
      `fact '${id}': minimum and maximum are for integer and double, and it is of type ${type}`,
    );
  }
  for (const [name, limit] of Object.entries({ minimum, maximum })) {
    if (limit !== undefined && !Number.isFinite(limit)) {
      throw new InputError(
        `fact '${id}': its ${name} is ${limit}; it must be a number`,
      );
    }
  }
  if (minimum !== undefined && maximum !== undefined && minimum > maximum) {
    throw new InputError(
      `fact '${id}': its minimum, ${minimum}, is above its maximum, ${maximum}`,
    );
  }
}

/** E.g. `0 to 100`, for people. */
function describeRange({ minimum, maximum }: FactSchema): string {
  if (maximum === undefined) {
    return `at least ${minimum}`;
  }
  return minimum === undefined
    ? `at most ${maximum}`
    : `${minimum} to ${maximum}`;
}
