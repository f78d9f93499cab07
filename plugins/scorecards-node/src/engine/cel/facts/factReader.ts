import { InputError } from '@backstage/errors';
import type { JsonValue } from '@backstage/types';
import type { FactSchema } from '@groundwork/backstage-plugin-scorecards-common';
import Ajv, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { MAX_TEXT_LENGTH } from '../limits';
import { cutText } from '../values/texts';
import { parseDuration, parseIsoDuration } from '../values/durations';
import { isInt64 } from '../values/integers';
import { parseDate, parseTimestamp } from '../values/timestamps';
import type { Value } from '../values/values';
import { JsonReader } from './JsonReader';
import { createRangeCheck } from './ranges';
import { Shape, shapeOfObject } from './shapes';

/** A value, or why there is none. */
export type ReadValue = { value: Value } | { problem: string };

/** Knows how the values of one fact are written as JSON. */
export interface FactReader {
  /** What is known of objects; undefined for other types. */
  readonly shape?: Shape;
  read(json: JsonValue): ReadValue;
  /** Like `read`, and looks at all that the declaration says of values. */
  describeBadValue(json: JsonValue): string | undefined;
}

const WHOLE_NUMBER = /^-?\d{1,19}$/;
const MAX_QUOTED = 60;

type SimpleType = Exclude<FactSchema['type'], 'object'>;

const READERS: Record<SimpleType, (json: JsonValue) => ReadValue> = {
  boolean: json =>
    typeof json === 'boolean' ? { value: json } : not(json, 'true or false'),
  integer: readInteger,
  double: json =>
    typeof json === 'number' ? { value: json } : not(json, 'a number'),
  string: json =>
    typeof json === 'string' ? readAll(json) : not(json, 'a text'),
  'string-list': json =>
    isTextList(json) ? readAll(json) : not(json, 'a list of texts'),
  timestamp: json => {
    const value =
      typeof json === 'string'
        ? parseTimestamp(json) ?? parseDate(json)
        : undefined;
    return value
      ? { value }
      : not(json, 'a time such as 2026-11-21T09:30:00Z or 2026-11-21');
  },
  duration: json => {
    const value =
      typeof json === 'string'
        ? parseDuration(json) ?? parseIsoDuration(json)
        : undefined;
    return value
      ? { value }
      : not(json, 'a duration such as 90s, 1h30m or PT1H30M');
  },
};

export function createFactReader(declaration: FactSchema): FactReader {
  const describeOutOfRange = createRangeCheck(declaration);
  if (declaration.type === 'object') return objectReader(declaration);
  const { type } = declaration;
  const read = (json: JsonValue) => READERS[type](json);
  return {
    read,
    describeBadValue: json => {
      const result = read(json);
      return 'problem' in result ? result.problem : describeOutOfRange?.(json);
    },
  };
}

function readInteger(json: JsonValue): ReadValue {
  const isWhole =
    typeof json === 'number'
      ? Number.isInteger(json)
      : typeof json === 'string' && WHOLE_NUMBER.test(json);
  if (!isWhole) return not(json, 'a whole number');
  const value = BigInt(json as number | string);
  return isInt64(value) ? { value } : not(json, 'a whole number of 64 bits');
}

function isTextList(json: JsonValue): boolean {
  return Array.isArray(json) && json.every(it => typeof it === 'string');
}

function readAll(json: JsonValue, shape: Shape = { kind: 'dyn' }): ReadValue {
  const reader = new JsonReader();
  const value = reader.read(json, shape);
  return reader.problem ? { problem: reader.problem } : { value };
}

function objectReader(declaration: FactSchema): FactReader {
  const shape = shapeOfObject(declaration.schema);
  const validate = declaration.schema && compileSchema(declaration);
  const read = (json: JsonValue): ReadValue =>
    typeof json === 'object' && json !== null && !Array.isArray(json)
      ? readAll(json, shape)
      : not(json, 'an object');
  return {
    shape,
    read,
    describeBadValue: json => {
      const result = read(json);
      if ('problem' in result) return result.problem;
      if (!validate || validate(json)) return undefined;
      const { instancePath, message } = validate.errors![0];
      const place = instancePath.slice(1).replace(/\//g, '.');
      return place ? `its ${place} ${message}` : message;
    },
  };
}

function compileSchema({ id, schema }: FactSchema): ValidateFunction {
  // Schemas of other drafts are read as well, as far as they say the same.
  const { $schema: _, ...keywords } = schema!;
  try {
    const ajv = new Ajv({ strict: false, logger: false });
    addFormats(ajv);
    return ajv.compile(keywords);
  } catch (error) {
    throw new InputError(`fact '${id}': its schema is not valid`, error);
  }
}

function not(json: JsonValue, expected: string): ReadValue {
  // Cut first: a value may be megabytes.
  const text = typeof json === 'string' ? json.slice(0, MAX_TEXT_LENGTH) : json;
  const quoted = cutText(JSON.stringify(text), MAX_QUOTED);
  const hint =
    json === null ? '; an entity that has none is left without a value' : '';
  return { problem: `${quoted} is not ${expected}${hint}` };
}
