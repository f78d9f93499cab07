import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FactDeclaration } from '../engine';
import { BUILT_IN_COLLECTORS, declareFacts } from './builtIn';

const DOCS = join(__dirname, '../../../../docs/scorecards/facts.md');

/** Collectors that modules add; whether their facts are right, they test. */
const OF_MODULES = ['delivery', 'environments'];

const UNITS: ReadonlyArray<[number, string]> = [
  [24 * 60 * 60_000, 'day'],
  [60 * 60_000, 'hour'],
  [60_000, 'minute'],
];

function durationText(ms: number): string {
  const [unitMs, unit] = UNITS.find(([it]) => ms % it === 0)!;
  const count = ms / unitMs;
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** Cells of a row of the table. */
function rowOf(fact: FactDeclaration): string[] {
  const { id, type, unit = '', freshnessMs, description } = fact;
  return [`\`${id}\``, type, unit, durationText(freshnessMs), description];
}

/** Rows of facts, under the heading that names their collector. */
async function readRows(): Promise<Map<string, string[][]>> {
  const rows = new Map<string, string[][]>();
  let collector = '';
  for (const line of (await readFile(DOCS, 'utf8')).split('\n')) {
    const [, heading] = /^## .*\(`(\w+)`\)$/.exec(line) ?? [];
    if (heading !== undefined) {
      collector = heading;
      rows.set(collector, []);
    } else if (/^\| `\w+\.\w+` /.test(line)) {
      const cells = line.split('|').slice(1, -1);
      rows.get(collector)?.push(cells.map(cell => cell.trim()));
    }
  }
  return rows;
}

describe('docs/scorecards/facts.md', () => {
  it.each(BUILT_IN_COLLECTORS.map(it => [it.id, it] as const))(
    'has the facts of the collector %s',
    async (id, { facts, freshness }) => {
      const rows = await readRows();

      expect(rows.get(id)).toEqual(declareFacts(facts, freshness).map(rowOf));
    },
  );

  it('has no others', async () => {
    const rows = await readRows();

    expect([...rows.keys()].sort()).toEqual(
      [...BUILT_IN_COLLECTORS.map(({ id }) => id), ...OF_MODULES].sort(),
    );
  });
});
