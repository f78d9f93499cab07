import { failureOf, inChunks, read } from './__testUtils__/read';
import { readTestResults } from './readTestResults';

const junit = { format: 'junit' } as const;
const FIRST = '<testsuite name="s">\n<testcase name="first"/>\n';

describe('readTestResults', () => {
  it.each([
    [
      'billion laughs',
      `<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]><testsuite><testcase name="&lol2;"/></testsuite>`,
    ],
    [
      'an external entity',
      `<!DOCTYPE t [<!ENTITY x SYSTEM "file:///etc/passwd">]><testsuite><testcase name="&x;"/></testsuite>`,
    ],
    [
      'an external DTD',
      `<!DOCTYPE t SYSTEM "http://127.0.0.1/x.dtd"><testsuite/>`,
    ],
  ])('refuses %s', async (_, document) => {
    const { names, message } = await failureOf(document, junit);
    expect(names).toEqual([]);
    expect(message).toMatch(
      /^JUnit XML, line 1, column \d+: a DOCTYPE .* none is read/,
    );
  });

  it.each([
    ['&lol;', 'a reference to an entity that is none of the five'],
    ['&constructor;', 'a reference to an entity that is none of the five'],
    ['&#0;', 'a character that XML does not have'],
    ['&#xD800;', 'a character that XML does not have'],
    ['a\0b', 'a NUL character comes next'],
  ])('refuses %p, and says where', async (text, problem) => {
    const { names, message } = await failureOf(
      `${FIRST}<testcase name="${text}"/></testsuite>`,
      junit,
    );
    expect(names).toEqual(['first']);
    expect(message).toContain('JUnit XML, line 3, column ');
    expect(message).toContain(problem);
    expect(message).toContain('test results that were read before it: 1');
  });

  it.each([
    '<testcase hasOwnProperty="x" name="y"/>',
    '<a hasOwnProperty="x"/>',
  ])('refuses an attribute that would break the parser: %s', async element => {
    const { names, message } = await failureOf(`${FIRST}${element}`, junit);
    expect(names).toEqual(['first']);
    expect(message).toContain('JUnit XML, line 3, column ');
    expect(message).toContain("an attribute is called 'hasOwnProperty'");
  });

  // Columns counted by hand, from 1; a cut text ends after its last character
  it.each([
    ['cut short in a tag', '<testcase na', 12, 'cut short: 1 elements'],
    ['cut short in a test', '<testcase name="x">', 19, 'cut short: 2 elements'],
    [
      'wrongly closed',
      '<testcase name="x"></test>',
      26,
      'Unexpected close tag',
    ],
    ['without quotes', '<testcase name=x/>', 16, 'Unquoted attribute value'],
  ])('says where it is %s', async (_, rest, column, problem) => {
    const { names, message } = await failureOf(`${FIRST}${rest}`, junit);
    expect(names).toEqual(['first']);
    expect(message).toContain(`line 3, column ${column}: `);
    expect(message).toContain(problem);
  });

  it.each([
    ['', 'it has no element; it must begin with <testsuites> or <testsuite>'],
    ['{"results":{}}', 'Non-whitespace before first tag'],
    ['<html/>', 'it begins with <html>; it must begin with <testsuites>'],
    ['<testsuite/><testsuite/>', 'a second document begins'],
    ['<?xml version="1.0" encoding="klingon"?><a/>', "'klingon', which is not"],
  ])('refuses %p', async (document, problem) => {
    const { message } = await failureOf(document, junit);
    expect(message).toContain(problem);
    expect(message).toContain('no test result was read');
  });

  it('reads what declares an encoding, and refuses what has another', async () => {
    const latin = (encoding: string) =>
      Buffer.from(
        `<?xml version="1.0" encoding="${encoding}"?>\n<testsuite><testcase name="first"/><testcase name="é"/></testsuite>`,
        'latin1',
      );
    const { results } = await read(latin('ISO-8859-1'), junit);
    expect(results.map(({ name }) => name)).toEqual(['first', 'é']);
    const { names, message } = await failureOf(latin('UTF-8'), junit);
    expect(names).toEqual(['first']);
    // <testsuite> 11, <testcase name="first"/> 24, <testcase name=" 16
    expect(message).toContain(
      'line 2, column 51: the bytes after this are not UTF-8',
    );
  });

  it('refuses elements nested deeper than is read', async () => {
    const deep = (depth: number) =>
      `${FIRST}${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}</testsuite>`;
    expect((await read(deep(63), junit)).error).toBeUndefined();
    const { names, message } = await failureOf(deep(100_000), junit);
    expect(names).toEqual(['first']);
    expect(message).toContain('nested deeper than the 64');
  });

  it('cuts names of 100 kB, and keeps them different', async () => {
    const long = 'x'.repeat(100_000);
    const { results, summary } = await read(
      `<testsuite name="${long}"><testcase name="${long}a"/><testcase name="${long}b"/><testcase name="${long}a"/></testsuite>`,
      junit,
    );
    const names = results.map(({ name }) => name);
    // (head -c 100000 /dev/zero | tr '\\0' x; printf a) | sha256sum
    const start = `${'x'.repeat(1_000)}…`;
    expect(names).toEqual([
      `${start} [sha256:a9a1f950df9aa780]`,
      `${start} [sha256:454f72bec0ccfd89]`,
      `${start} [sha256:a9a1f950df9aa780]`,
    ]);
    expect(results[0].cut).toEqual(['suite', 'name']);
    expect(summary.cut).toEqual({ suite: 3, name: 3 });
  });

  it.each([
    ['attribute', `<testcase name="${'x'.repeat(5_000)}"/>`],
    ['comment', `<!--${'x'.repeat(5_000)}-->`],
    ['reference', `&${'x'.repeat(5_000)}`],
    ['declaration', `<!DOCTYPE ${'x'.repeat(5_000)}`],
  ])('refuses an endless %s before it is held', async (_, markup) => {
    const { names, message } = await failureOf(
      inChunks(`${FIRST}${markup}`, 500),
      { ...junit, limits: { markupCharacters: 2_000 } },
    );
    expect(names).toEqual(['first']);
    expect(message).toMatch(/longer than the 2000|Inappropriately located/);
  });

  it('keeps the beginning of a long message', async () => {
    const { results } = await read(
      `<testsuite><testcase name="x"><failure>  12345678901</failure></testcase></testsuite>`,
      { ...junit, limits: { messageCharacters: 10 } },
    );
    expect(results[0]).toMatchObject({
      message: '1234567890…',
      cut: ['message'],
    });
  });

  it('reads 20 MB no faster than it is taken, and without holding it', async () => {
    let sent = 0;
    const output = 'o'.repeat(60_000);
    async function* generate() {
      yield Buffer.from('<testsuites><testsuite name="s">');
      for (; sent < 320; sent++) {
        const text = `<testcase name="t${sent}"><system-out>${output}</system-out></testcase><testcase name="u${sent}"/>`;
        yield Buffer.from(text);
      }
      yield Buffer.from('</testsuite></testsuites>');
    }
    const results = readTestResults(generate(), junit);
    let taken = 0;
    for await (const result of results) {
      expect(result.message).toBeUndefined();
      // Two results for each chunk: at most one chunk waits
      expect(2 * sent - taken).toBeLessThanOrEqual(2);
      taken++;
    }
    expect(taken).toBe(640);
    expect(results.summary.bytes).toBeGreaterThan(19_000_000);
  });
});
