import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { CsvRecordReader } from './csvRecords';
import { Line } from './lines';

const linesOf = (text: string): Line[] =>
  text
    .split('\n')
    .map((line, index) => ({ number: index + 1, text: line, isCut: false }));

describe('CsvRecordReader', () => {
  it('reads what is well-formed as csv-parse does', () => {
    const plain = fc
      .string({ unit: fc.constantFrom('a', 'ü', '1', ' ', '.', "'") })
      .map(text => text.trim());
    const quoted = fc
      .string({ unit: fc.constantFrom('a', ' ', ',', '"', '\n', ';') })
      .map(text => `"${text.replaceAll('"', '""')}"`);
    const field = fc.oneof(plain, quoted);
    const record = fc
      .array(field, { minLength: 2, maxLength: 4 })
      .map(fields => fields.join(','));
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 6 }), records => {
        const text = records.join('\n');
        const found = new CsvRecordReader(',').read(linesOf(text), true);
        expect(
          found.map(one => ('fields' in one ? one.fields : one.problem)),
        ).toEqual(
          parse(text, {
            record_delimiter: '\n',
            relax_column_count: true,
            trim: true,
          }),
        );
      }),
    );
  });

  it('never fails, and loses no line that has no quotes', () => {
    const line = fc.string({ unit: fc.constantFrom('a', ',', '"', ' ') });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), some => {
        const lines = linesOf([...some, 'x,y'].join('\n'));
        const found = new CsvRecordReader(',').read(lines, true);
        const last = found.at(-1)!;
        const isInside = 'fields' in last && last.fields.join().includes('x,y');
        expect(isInside).toBe(true);
      }),
    );
  });

  it('waits for the lines that end a record', () => {
    const reader = new CsvRecordReader(',');
    const [one, two, three] = linesOf('a,"b\nc\nd",e');
    expect(reader.read([one], false)).toEqual([]);
    expect(reader.read([two], false)).toEqual([]);
    expect(reader.read([three], false)).toEqual([
      { line: 1, fields: ['a', 'b\nc\nd', 'e'] },
    ]);
  });

  it('waits no longer than fifty lines', () => {
    const reader = new CsvRecordReader(',');
    const lines = linesOf(`"never closed\n${'1,2\n'.repeat(49)}`).slice(0, 50);
    const records = reader.read(lines, false);
    expect(records).toHaveLength(50);
    expect(records[0]).toEqual({
      line: 1,
      problem: 'a quote is opened and not closed',
    });
  });
});
