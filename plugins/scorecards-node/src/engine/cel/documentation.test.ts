import { readFileSync } from 'fs';
import path from 'path';
import { FACT_TYPES } from '@groundwork/backstage-plugin-scorecards-common';
import type { FactReading } from '../types';
import {
  DAY,
  declare,
  evaluate,
  fresh,
  none,
  NOW,
  problemOf,
  world,
} from './__testUtils__/facts';
import { BUILT_INS } from './functions';
import * as limits from './limits';
import { MACRO_NAMES } from './syntax/macros';

const markdown = readFileSync(
  path.resolve(__dirname, '../../../../../docs/scorecards/cel.md'),
  'utf8',
);

/** Rows of all tables with these headings. */
function rowsUnder(...headings: string[]): string[][] {
  const rows: string[][] = [];
  let isWanted = false;
  for (const line of markdown.split('\n')) {
    const cells = line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map(it => it.trim().replace(/\\\|/g, '|'));
    if (cells.length === 0) isWanted = false;
    else if (cells.join() === headings.join()) isWanted = true;
    else if (isWanted && !/^-+$/.test(cells[0])) rows.push(cells);
  }
  return rows;
}

function codeOf(cell: string): string | undefined {
  return /^`(.*)`$/.exec(cell)?.[1];
}

/** What the column of values says of a fact. */
function readingOf(cell: string): FactReading | undefined {
  const json = codeOf(cell);
  if (json) return fresh(JSON.parse(json));
  switch (cell) {
    case 'the entity has none':
      return none;
    case '40 days old':
      return { value: true, observedAt: NOW - 40 * DAY };
    case 'never observed':
      return undefined;
    default:
      throw new Error(`Nobody knows what '${cell}' means`);
  }
}

const readings: Record<string, FactReading> = {};
const declarations = rowsUnder('fact', 'type', 'value').map(
  ([name, typeName, value]) => {
    const id = codeOf(name)!;
    const reading = readingOf(value);
    if (reading) readings[id] = reading;
    return declare(id, FACT_TYPES.find(it => it === typeName)!);
  },
);
const facts = world(declarations, readings);

it('declares facts of all types', () => {
  expect(new Set(declarations.map(it => it.type))).toEqual(new Set(FACT_TYPES));
});

describe('an example', () => {
  const examples = rowsUnder('example', 'comes to');

  it.each(examples.filter(([, result]) => codeOf(result)))(
    '%s comes to %s',
    (cell, result) => {
      // On a line of its own, since a comment goes to the end of one.
      const source = `(${codeOf(cell)}\n) == ${codeOf(result)}`;

      expect(evaluate(source, facts)).toEqual({ kind: 'value', value: true });
    },
  );

  it.each(examples.filter(([, result]) => !codeOf(result)))(
    '%s is %s',
    (cell, kind) => {
      expect(evaluate(codeOf(cell)!, facts)).toMatchObject({ kind });
    },
  );

  it.each(rowsUnder('example', 'error'))(
    '%s is in error: %s',
    (cell, reason) => {
      expect(evaluate(codeOf(cell)!, facts)).toMatchObject({
        kind: 'error',
        reason: expect.stringContaining(reason),
      });
    },
  );

  it.each(rowsUnder('example', 'problem'))('%s: %s', (cell, message) => {
    expect(problemOf(codeOf(cell)!, facts).message).toContain(message);
  });
});

it.each([
  ...new Set([
    ...BUILT_INS.map(it => it.name),
    ...MACRO_NAMES,
    ...['has', 'matches', 'or', 'orValue', 'cel.bind'],
  ]),
])('has an example of %s', name => {
  const examples = rowsUnder('example', 'comes to').map(([cell]) => cell);
  const call = new RegExp(`(?<!\\w)${name.replace('.', '\\.')}\\(`);

  expect(examples.filter(it => call.test(it))).not.toEqual([]);
});

it.each(rowsUnder('type of the fact', 'in CEL', 'literals'))(
  'writes literals of %s',
  (_, __, literals) => {
    for (const [, literal] of literals.matchAll(/`([^`]*)`/g)) {
      expect(evaluate(`${literal} == ${literal}`)).toMatchObject({
        value: true,
      });
    }
  },
);

it('says the limits', () => {
  expect(rowsUnder('of', 'at most').map(([, most]) => most)).toEqual(
    [
      limits.MAX_SOURCE_LENGTH,
      limits.MAX_PARTS,
      limits.MAX_DEPTH,
      limits.MAX_LIST_LITERAL,
      limits.MAX_MAP_LITERAL,
      limits.MAX_COMPREHENSION_DEPTH,
      limits.MAX_RANGE,
      limits.MAX_LIST_LENGTH,
      limits.MAX_TEXT_LENGTH,
      limits.MAX_MESSAGE_LENGTH,
      limits.MAX_PATTERN_LENGTH,
      limits.MAX_STEPS,
    ].map(it => it.toLocaleString('en-US')),
  );
});
