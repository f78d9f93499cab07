import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { rowsBelow, tablesOf } from './__testUtils__/modelDocs';
import { parsed, smallModel, yamlOf } from './__testUtils__/smallModel';
import { REFERENCE_LINES } from './references';

const read = (path: string) => readFileSync(join(__dirname, path), 'utf8');
const model = parsed(read('../../models/six-capabilities.yaml'));
const document = read('../../../../docs/maturity/model.md');

describe('docs/maturity/model.md', () => {
  it.each(tablesOf(model, REFERENCE_LINES))(
    'says what is so under $heading',
    ({ heading, rows }) => {
      expect(rows.length).toBeGreaterThan(0);
      expect(rowsBelow(document, heading)).toEqual(rows);
    },
  );

  it('shows a check that a model can have', () => {
    const [, example] = /```yaml\n(- id: [^]*?)```/.exec(document) ?? [];
    const [check] = parse(example);
    const written = smallModel();
    written.spec.capabilities[0].checks[2] = check;
    expect(parsed(yamlOf(written)).capabilities[0].checks[2]).toEqual(check);
  });
});
