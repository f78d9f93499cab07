import { Readable } from 'node:stream';
import { csvReader } from './csv';
import { jsonReader } from './json';
import { readJsonLines } from './jsonl';
import { FeedError, Row, RowReader } from './types';
import { yamlReader } from './yaml';

/** Rows as `line 2: {"a":"1"}` or `line 3! what is wrong`. */
async function rowsOf(reader: RowReader, ...chunks: Array<string | Buffer>) {
  const rows: Row[] = [];
  const body = Readable.from(chunks.map(chunk => Buffer.from(chunk)));
  for await (const some of reader(body)) {
    rows.push(...some);
  }
  return rows.map(row =>
    'problem' in row
      ? `${row.where}! ${row.problem}`
      : `${row.where}: ${JSON.stringify(
          row.value instanceof Map ? Object.fromEntries(row.value) : row.value,
        )}`,
  );
}

describe('CSV', () => {
  const reader = csvReader({ delimiter: ',', needed: ['a', 'b'] });
  const good = ['line 2: {"a":"1","b":"2"}', 'line 3: {"a":"3","b":"4"}'];

  it.each([
    ['plain', 'a,b\n1,2\n3,4\n'],
    ['without a last line break', 'a,b\n1,2\n3,4'],
    ['with the line breaks of RFC 4180', 'a,b\r\n1,2\r\n3,4\r\n'],
    ['with a byte order mark', '\ufeffa,b\n1,2\n3,4\n'],
    ['with spaces', ' a , b\n1 , 2\n 3,4 \n'],
    ['with quotes', '"a","b"\n"1","2"\n"3",4\n'],
  ])('%s', async (_, text) => {
    expect(await rowsOf(reader, text)).toEqual(good);
  });

  it('does not mind where chunks end', async () => {
    const text = Buffer.from('a,b\r\n"ü","ä"\r\n"x ""y""","4"\r\n');
    const bytes = Array.from(text, byte => Buffer.from([byte]));
    expect(await rowsOf(reader, ...bytes)).toEqual([
      'line 2: {"a":"ü","b":"ä"}',
      'line 3: {"a":"x \\"y\\"","b":"4"}',
    ]);
  });

  it('keeps separators and line breaks in quotes, and counts lines', async () => {
    expect(await rowsOf(reader, 'a,b\n"1,5","x\ny"\n\n3,4\n')).toEqual([
      'line 2: {"a":"1,5","b":"x\\ny"}',
      'line 5: {"a":"3","b":"4"}',
    ]);
  });

  it('takes other delimiters, and names for columns that have none', async () => {
    const other = csvReader({
      delimiter: ';',
      columns: ['a', 'b'],
      needed: ['a', 'b'],
    });
    expect(await rowsOf(other, '1;2\n')).toEqual(['line 1: {"a":"1","b":"2"}']);
  });

  it('reports rows that are broken, and reads the rest', async () => {
    expect(
      await rowsOf(
        reader,
        'a,b\n1\n1,2\n3,4,5\nx"y,2\n"a"b,2\n1,"never closed\n3,4\n',
      ),
    ).toEqual([
      'line 2! it has 1 columns instead of 2',
      'line 3: {"a":"1","b":"2"}',
      'line 4! it has 3 columns instead of 2',
      'line 5! a quote stands inside of a field that is not quoted',
      'line 6! a quoted field goes on behind its closing quote',
      'line 7! a quote is opened and not closed',
      'line 8: {"a":"3","b":"4"}',
    ]);
  });

  it('takes apart again what a stray quote has put together', async () => {
    expect(await rowsOf(reader, 'a,b\n1,"stray\n3,4\n"5",6\n7,8\n')).toEqual([
      'line 2! a quoted field goes on behind its closing quote',
      'line 3: {"a":"3","b":"4"}',
      'line 4: {"a":"5","b":"6"}',
      'line 5: {"a":"7","b":"8"}',
    ]);
  });

  it('reports a line that is too long', async () => {
    const long = 'x'.repeat(300_000);
    expect(await rowsOf(reader, `a,b\n"${long}",2\n3,4\n`)).toEqual([
      'line 2! the line is too long',
      'line 3: {"a":"3","b":"4"}',
    ]);
  });

  it.each([
    ['', /it is empty/],
    ['a,c\n1,2', /there is no column 'b' among 'a', 'c'/],
    ['a,b,b\n1,2,3', /there are several columns 'b'/],
    ['"a,b\n1,2', /line 1, which names the columns: a quote is opened/],
  ])('refuses %j as a whole', async (text, message) => {
    const promise = rowsOf(reader, text);
    await expect(promise).rejects.toThrow(FeedError);
    await expect(promise).rejects.toThrow(message);
  });

  it('has no rows if there is only a header', async () => {
    expect(await rowsOf(reader, 'a,b\n')).toEqual([]);
  });
});

describe('JSON Lines', () => {
  it('reads a value from each line', async () => {
    expect(await rowsOf(readJsonLines, '{"a":1}\n\n  [2]\r\n"x"')).toEqual([
      'line 1: {"a":1}',
      'line 3: [2]',
      'line 4: "x"',
    ]);
  });

  it('reports lines that are broken, and reads the rest', async () => {
    expect(
      await rowsOf(
        readJsonLines,
        `{"a":1\n{"a":"${'x'.repeat(300_000)}"}\n{"a":3}\n`,
      ),
    ).toEqual([
      expect.stringMatching(/^line 1! it is not JSON: /),
      'line 2! the line is too long',
      'line 3: {"a":3}',
    ]);
  });
});

describe('JSON', () => {
  it('reads the values of a list', async () => {
    expect(
      await rowsOf(
        jsonReader([]),
        '[\n  {"a": "x, ]\\"}"},\n  {"a": [1, {"b": 2}]}\n, 3]',
      ),
    ).toEqual([
      'line 2: {"a":"x, ]\\"}"}',
      'line 3: {"a":[1,{"b":2}]}',
      'line 4: 3',
    ]);
  });

  it('finds the list inside of objects', async () => {
    expect(
      await rowsOf(
        jsonReader(['data', 'items']),
        '\ufeff{"kind": {"items": [0]},\n "data": {"next": null, "items": [1, 2], "z": 3}}',
      ),
    ).toEqual(['line 2: 1', 'line 2: 2']);
  });

  it('reports values that are broken, and reads the rest', async () => {
    expect(
      await rowsOf(
        jsonReader([]),
        '[\n{"a": tru},\n{"a": 1],\n,\n1 2,\n{"a": 5}]',
      ),
    ).toEqual([
      expect.stringMatching(/^line 2! it is not JSON/),
      expect.stringMatching(/^line 3! it is not JSON/),
      expect.stringMatching(/^line 4! it is not JSON/),
      expect.stringMatching(/^line 5! it is not JSON/),
      'line 6: {"a":5}',
    ]);
  });

  it('has no rows if the list is empty', async () => {
    expect(await rowsOf(jsonReader([]), ' [ ] ')).toEqual([]);
  });

  it.each([
    [[], '', /it is empty/],
    [[], '{"items": []}', /line 1: there is not a list; .*'items' has to say/],
    [['items'], '[]', /there is not an object with the key 'items'/],
    [['items'], '{"data": []}', /the object has no key 'items'/],
    [['items'], '{"items": {}}', /there is not a list under 'items'/],
    [[], '[\n1,\n{"a": 1', /line 3: a value does not end, .* cut off/],
    [[], '[\n"abc', /line 2: a string is not closed/],
    [[], '[1}', /line 1: there is neither ',' nor '\]' after a row/],
    [['a'], '{a: []}', /there is no key, which has to be in double quotes/],
  ])('with items %j refuses %j', async (items, text, message) => {
    const found = rowsOf(jsonReader(items), text).then(rows => {
      throw new Error(rows.join());
    });
    await expect(found).rejects.toThrow(message);
  });

  it('does not mind how deep values are', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const rows: Row[] = [];
    for await (const some of jsonReader([])(
      Readable.from([Buffer.from(`[${deep}, 2]`)]),
    )) {
      rows.push(...some);
    }
    expect(rows).toHaveLength(2);
    expect(rows[1]).toEqual({ where: 'line 1', value: 2 });
  });
});

describe('YAML', () => {
  const list = '- a: 1\n- a: two\n';

  it.each([
    ['a list', [], list, ['line 1: {"a":1}', 'line 2: {"a":"two"}']],
    [
      'a list in an object',
      ['data', 'items'],
      'data:\n  items:\n    - a: 1\n\n    - a: two\n',
      ['line 3: {"a":1}', 'line 5: {"a":"two"}'],
    ],
    [
      'documents',
      [],
      '---\na: 1\n---\n---\na: two\n',
      ['line 2: {"a":1}', 'line 5: {"a":"two"}'],
    ],
    [
      'aliases',
      [],
      '- &one {a: 1}\n- *one\n',
      ['line 1: {"a":1}', 'line 2: {"a":1}'],
    ],
    ['an empty list', [], '[]', []],
  ])('reads %s', async (_, items, text, expected) => {
    expect(await rowsOf(yamlReader(items), text)).toEqual(expected);
  });

  it('reports a document that is broken, and reads the rest', async () => {
    expect(
      await rowsOf(yamlReader([]), 'a: 1\n---\na: [1\nb: 2\n---\na: 3\n'),
    ).toEqual([
      'line 1: {"a":1}',
      expect.stringMatching(/^line \d! it is not YAML: /),
      'line 6: {"a":3}',
    ]);
  });

  it.each([
    [[], '', /it is empty/],
    [[], '# nothing\n', /it is empty/],
    [[], 'text', /line 1: there is neither a list nor an object/],
    [['items'], 'a: 1', /there is no list under 'items'/],
    [['items'], 'items: 1', /there is no list under 'items'/],
  ])('with items %j refuses %j', async (items, text, message) => {
    await expect(rowsOf(yamlReader(items), text)).rejects.toThrow(message);
  });

  it('refuses a few lines that stand for a billion', async () => {
    const bomb = [
      'a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]',
      ...'bcdefghij'.split('').map((name, index) => {
        const before = 'abcdefghi'[index];
        return `${name}: &${name} [${Array(10).fill(`*${before}`).join(', ')}]`;
      }),
    ].join('\n');
    await expect(rowsOf(yamlReader(['j']), bomb)).rejects.toThrow(
      /Excessive alias count/,
    );
  });

  it('does not mind how deep values are', async () => {
    const rows = await rowsOf(
      yamlReader([]),
      `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
    ).catch(error => [String(error)]);
    expect(rows).toHaveLength(1);
  });
});
