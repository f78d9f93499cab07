import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { inChunks, read } from './__testUtils__/read';

const junit = { format: 'junit' } as const;

/** Characters of XML 1.0: https://www.w3.org/TR/xml/#charsets */
const xmlText = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 40 })
  .map(it =>
    it.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, ''),
  )
  .filter(it => it.trim() !== '');

/** Written as references: what is special, and white space that XML changes. */
function escape(text: string): string {
  return text.replace(
    /[&<>"'\t\n\r]/g,
    it => `&#x${it.charCodeAt(0).toString(16)};`,
  );
}

const DOCUMENT = `<?xml version="1.0" encoding="UTF-8"?>
<!-- Überprüfung -->
<testsuites><testsuite name="süite" file="a/ß.ts">
<testcase name="adds 💶 &amp; &#x1F4B6;" classname="c" time="0.25"><flakyFailure message="é"><stackTrace><![CDATA[a]]]]><![CDATA[>b — c]]></stackTrace></flakyFailure></testcase>
<testcase name="b"><failure>was &lt;1&gt; … ≠ 2</failure></testcase>
<testcase name="${'long '.repeat(300)}"/>
</testsuite></testsuites>`;

describe('readTestResults', () => {
  it.each([
    ['as it is', Buffer.from(DOCUMENT)],
    ['in UTF-16', Buffer.from(`\uFEFF${DOCUMENT}`, 'utf16le')],
    ['compressed', gzipSync(DOCUMENT)],
    ['cut short', Buffer.from(DOCUMENT.slice(0, -30))],
    [
      'malformed',
      Buffer.from(DOCUMENT.replace('<testcase name="b">', '<b><c></b>')),
    ],
    [
      'not as its encoding',
      Buffer.concat([
        Buffer.from(DOCUMENT.slice(0, 420)),
        Buffer.from([0xe9, 0x20]),
        Buffer.from(DOCUMENT.slice(420)),
      ]),
    ],
  ])('gives the same in whatever pieces it comes: %s', async (_, document) => {
    const whole = await read(document, junit);
    expect(whole.results.length).toBeGreaterThan(0);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 64 }), async size => {
        const { results, error } = await read(inChunks(document, size), junit);
        expect({ results, error }).toEqual({
          results: whole.results,
          error: whole.error,
        });
      }),
      { numRuns: 25 },
    );
  });

  it('gives names and messages as they were before they were escaped', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ name: xmlText, message: xmlText })),
        async tests => {
          const cases = tests.map(
            ({ name, message }) =>
              `<testcase name="${escape(name)}"><failure message="${escape(
                message,
              )}"/></testcase>`,
          );
          const { results } = await read(
            `<testsuite>${cases.join('')}</testsuite>`,
            junit,
          );
          expect(
            results.map(({ name, message }) => ({ name, message })),
          ).toEqual(
            tests.map(({ name, message }) => ({
              name,
              message: message.trim(),
            })),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('never throws anything but its own error, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 60 }),
        fc.constantFrom('junit' as const, 'ctrf' as const),
        fc.nat({ max: DOCUMENT.length }),
        async (bytes, format, at) => {
          const document = Buffer.concat([
            Buffer.from(DOCUMENT.slice(0, at)),
            bytes,
            Buffer.from(DOCUMENT.slice(at)),
          ]);
          const { error, results, summary } = await read(document, { format });
          expect(summary.isComplete).toBe(error === undefined);
          expect(error ?? { kept: results.length }).toMatchObject({
            kept: results.length,
          });
        },
      ),
      { numRuns: 100 },
    );
  });
});
