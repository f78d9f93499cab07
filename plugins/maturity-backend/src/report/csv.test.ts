import fc from 'fast-check';
import { sampleInput } from './__testUtils__/sampleInput';
import { buildReport } from './buildReport';
import { renderReportCsv } from './csv';

/** RFC 4180, read as strictly as it is written. */
function recordsOf(csv: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let rest = csv;
  while (rest !== '') {
    const [whole, quoted, bare, end] =
      /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/.exec(rest) ?? [];
    if (whole === undefined) {
      throw new Error(`Not CSV: ${rest.slice(0, 40)}`);
    }
    record.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end === '\r\n') {
      records.push(record);
      record = [];
    }
    rest = rest.slice(whole.length);
  }
  return records;
}

/** By what a row is about, its other columns. */
function rowsOf(csv: string, ...about: string[]): string[][] {
  return recordsOf(csv)
    .filter(record => about.every((it, column) => record[column] === it))
    .map(record => record.slice(about.length));
}

const REPORT = buildReport(sampleInput());
const CSV = renderReportCsv(REPORT);

describe('renderReportCsv', () => {
  it('is one table', () => {
    const records = recordsOf(CSV);
    expect(records[0].join()).toBe(
      'section,item,measure,value,unit,n,low,high,coverage,period',
    );
    expect(new Set(records.map(it => it.length))).toEqual(new Set([10]));
  });

  it('has the numbers of the report, exactly', () => {
    for (const { metric, now, before, unit } of REPORT.figures) {
      expect(
        rowsOf(CSV, 'figure', metric, 'value').map(
          ([value, itsUnit, n, low, high, coverage, period]) => [
            ...[value, n, low, high, coverage].map(Number),
            itsUnit,
            period,
          ],
        ),
      ).toEqual(
        [[now, '2026-Q4'] as const, [before, '2026-Q3'] as const].map(
          ([it, period]) => [
            it.value,
            it.n,
            it.interval?.low,
            it.interval?.high,
            it.coverage,
            unit,
            period,
          ],
        ),
      );
    }
    for (const { capability, hoursPerChange } of REPORT.fundNext) {
      const [[value]] = rowsOf(CSV, 'fundNext', capability, 'savedPerChange');
      expect(Number(value)).toBe(hoursPerChange);
    }
    expect(rowsOf(CSV, 'level', 'code-review', 'level3')).toEqual([
      ['1', 'teams', '', '', '', '', '2026-Q4'],
    ]);
    expect(rowsOf(CSV, 'unknown').map(it => it[2])).toEqual(REPORT.unknowns);
  });

  it('leaves cells empty of what is not known, which is not zero', () => {
    const csv = renderReportCsv(
      buildReport(
        sampleInput({
          delivery: {
            now: {
              ...sampleInput().delivery.now!,
              metrics: sampleInput().delivery.now!.metrics.slice(0, 1),
            },
          },
        }),
      ),
    );
    expect(rowsOf(csv, 'figure', 'lead-time', 'value')[1]).toEqual([
      '',
      'milliseconds',
      '0',
      '',
      '',
      '0',
      '2026-Q3',
    ]);
    expect(rowsOf(csv, 'figure', 'change-fail-rate')).toEqual([]);
  });

  it('has no counts of changes that could not be read', () => {
    const { delivery } = sampleInput();
    const csv = renderReportCsv(
      buildReport(
        sampleInput({ delivery: { ...delivery, cohorts: undefined } }),
      ),
    );
    expect(rowsOf(csv, 'amplifier', 'assisted')).toEqual([]);
    expect(rowsOf(csv, 'amplifier', 'all', 'verdict')).toHaveLength(1);
  });

  it.each([
    ['=HYPERLINK("https://evil.test")', '\'=HYPERLINK("https://evil.test")'],
    ['+1', "'+1"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['  =1', "'  =1"],
    ['\t=1', "'\t=1"],
    ['＝1', "'＝1"],
    ['Pay, "and" more\r\nlines', 'Pay, "and" more\r\nlines'],
    ['a=1', 'a=1'],
  ])('keeps spreadsheets from running %j', (organisation, told) => {
    const csv = renderReportCsv({ ...REPORT, organisation });
    expect(rowsOf(csv, 'report', 'all', 'organisation')[0][0]).toBe(told);
  });

  it('leaves numbers below zero as numbers', () => {
    const csv = renderReportCsv({
      ...REPORT,
      fundNext: [{ ...REPORT.fundNext[0], interval: { low: -1.5 } }],
    });
    expect(rowsOf(csv, 'fundNext', 'code-review', 'savedPerChange')[0]).toEqual(
      ['4.3', 'hours', '1204', '-1.5', '', '', '2026-Q4'],
    );
  });

  it('can be read back whatever texts hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), headline => {
        const csv = renderReportCsv({ ...REPORT, headline });
        const [[told]] = rowsOf(csv, 'report', 'all', 'headline');
        expect([headline, `'${headline}`]).toContain(told);
        expect(told).not.toMatch(/^[=+\-@\t\r\n]/);
      }),
    );
  });
});
