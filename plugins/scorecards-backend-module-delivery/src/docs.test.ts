import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DELIVERY_FACTS } from './facts';

const DOCS = join(__dirname, '../../../docs/scorecards/facts.md');

it('has its facts in the documentation, and no others', async () => {
  const text = await readFile(DOCS, 'utf8');
  const [, section] = text.split('## Delivery (`delivery`)\n');
  const rows = section
    .split('\n## ')[0]
    .split('\n')
    .filter(line => /^\| `/.test(line))
    .map(line => line.split('|').map(cell => cell.trim()));

  expect(
    rows.map(([, id, type, unit, , description]) => [
      id,
      type,
      unit,
      description,
    ]),
  ).toEqual(
    DELIVERY_FACTS.map(({ id, type, unit = '', description }) => [
      `\`${id}\``,
      type,
      unit,
      description,
    ]),
  );
});
