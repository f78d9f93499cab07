/** @jest-environment @backstage/cli/config/jest-environment-jsdom */
import { LeadershipReport } from '@groundwork/backstage-plugin-maturity-common';
import { MODEL, sampleInput, team } from '../__testUtils__/sampleInput';
import { buildReport } from '../buildReport';
import { renderReportHtml } from './renderReportHtml';

function documentOf(report: LeadershipReport): Document {
  return new DOMParser().parseFromString(renderReportHtml(report), 'text/html');
}

/** What a person reads, with one space between words. */
function textOf(node: Element | null | undefined): string {
  return (node?.textContent ?? '').replace(/[\s\u00a0]+/g, ' ').trim();
}

function sectionOf(page: Document, heading: string): Element {
  const found = [...page.querySelectorAll('h2')].find(
    it => textOf(it) === heading,
  );
  if (!found?.parentElement) {
    throw new Error(`There is no '${heading}'`);
  }
  return found.parentElement;
}

const REPORT = buildReport(sampleInput());

describe('renderReportHtml', () => {
  it('is a document with a language, a title and headings in order', () => {
    const page = documentOf(REPORT);
    expect(page.documentElement.lang).toBe('en');
    expect(page.title).toBe('Acme: platform report, Q4 2026');
    expect([...page.querySelectorAll('h1, h2')].map(textOf)).toEqual([
      REPORT.headline,
      'What investment in AI tools is multiplied by',
      '8 teams by level, and moves since Q3 2026',
      'What to fund next',
      'What is not known',
      'For context, not as grades: what others have published',
    ]);
  });

  it('shows three figures with what they rest on, and how they were', () => {
    expect(
      [...documentOf(REPORT).querySelectorAll('.figures > div')].map(textOf),
    ).toEqual([
      'Lead time from the first commit to production, median 3.2 days ↓ from 4.4 days in Q3 2026: better n 1,130 · coverage 94 % 95 % interval 2.8 to 3.7',
      'Deployment frequency successful deployments to production 42 per week ↑ from 39 in Q3 2026: may be chance n 311 · coverage 100 % 95 % interval 37 to 46',
      'Change fail rate deployments that failed or led to an incident 12 % The same as in Q3 2026 n 290 · coverage 93 % 95 % interval 9.1 to 17',
    ]);
  });

  it('says of a figure that is not known that it is not', () => {
    const page = documentOf({ ...REPORT, figures: REPORT.figures.slice(1) });
    expect(textOf(page.querySelector('.figures > div'))).toBe(
      'Lead time from the first commit to production, median not known Q3 2026: not known',
    );
  });

  it('draws the chart in patterns with labels, and has it as a table', () => {
    const section = sectionOf(
      documentOf(REPORT),
      '8 teams by level, and moves since Q3 2026',
    );
    const svg = section.querySelector('svg')!;
    expect(svg.getAttribute('aria-hidden')).toBe('true');
    // Environment provisioning: two at 3, one at 2, two at 1, three not measured
    const bars = [...svg.querySelectorAll('g')].find(
      it => textOf(it.querySelector('text')) === 'Environment provisioning',
    )!;
    expect(
      [...bars.querySelectorAll('g')].map(it => it.className.baseVal),
    ).toEqual(['level3', 'level2', 'level1', 'unmeasured']);
    expect([...bars.querySelectorAll('text')].map(textOf)).toEqual([
      'Environment provisioning',
      '▲ 2 higher',
      'L3: 2',
      'L2: 1',
      'L1: 2',
      'not measured: 3',
    ]);
    expect(
      [...section.querySelectorAll('tbody tr')][2].textContent?.match(/\d+/g),
    ).toEqual(['0', '2', '1', '2', '0', '3', '2', '0', '2', '4']);
  });

  it('has a texture for each level that no other one has', () => {
    const names = [
      'unmeasured',
      ...[0, 1, 2, 3, 4].map(level => `level${level}`),
    ];
    const key = documentOf(REPORT).querySelector('svg > g:last-of-type')!;
    expect(
      [...key.querySelectorAll('g')].map(it => it.className.baseVal).sort(),
    ).toEqual(names.sort());
    const looks = [...key.querySelectorAll('g')].map(it => {
      const path = it.querySelector('path');
      // Where lines go, but for where they begin
      return path
        ? path
            .getAttribute('d')!
            .replace(/^M[\d.]+ [\d.]+/, '')
            .slice(0, 2)
        : it.querySelector('rect')!.getAttribute('fill');
    });
    expect(new Set(looks).size).toBe(6);
  });

  it('says what to fund, with hours and what they rest on', () => {
    const items = sectionOf(documentOf(REPORT), 'What to fund next');
    expect(textOf(items.querySelector('li'))).toBe(
      '1 Code review Code review is what holds delivery up most. 6 of 8 teams are below level 3 (Scalable), and 1 is not measured. 20 % faster saves 4.3 hours per change (2.1 to 6.4 in 95 % of resamples, n 1,204)',
    );
    expect(textOf(items)).not.toContain('undefined');
  });

  it('says what is not known, and how much more there is than fits', () => {
    const unknowns = Array.from({ length: 30 }, (_, n) => `Unknown ${n}.`);
    const items = [
      ...sectionOf(
        documentOf({ ...REPORT, unknowns }),
        'What is not known',
      ).querySelectorAll('li'),
    ].map(textOf);
    expect(items).toHaveLength(15);
    expect(items[13]).toBe('Unknown 13.');
    expect(items[14]).toBe('16 more in the CSV and JSON of this report.');
  });

  it('gathers what others have published by source, with the year', () => {
    const references = [
      { ...REPORT.references[0], id: 'a', text: '21 % do this' },
      { ...REPORT.references[0], id: 'b', text: '73 % do that' },
    ];
    const context = sectionOf(
      documentOf({ ...REPORT, references }),
      'For context, not as grades: what others have published',
    );
    expect([...context.querySelectorAll('li')].map(textOf)).toEqual([
      'Harness, State of DevOps Modernization (survey of 700), 2026: 21 % do this; 73 % do that',
    ]);
    expect(context.querySelector('a')?.href).toBe(
      'https://example.test/harness?a=1&b=2',
    );
  });

  it('says which model it is by, of when, and what limits it', () => {
    const remarks: LeadershipReport['remarks'] = [
      { code: 'partial', text: 'Some teams are left out' },
      { code: 'demoData', text: 'This is made up' },
    ];
    const page = documentOf({ ...REPORT, remarks });
    expect(textOf(page.querySelector('footer'))).toBe(
      'Model: Six capabilities, version 1.0.0. Asked 22 Nov 2026, 06:30 UTC; teams measured 22 Nov 2026, 06:27 UTC. Coverage: 8 of 8 teams and 83 % of checks measured. Some teams are left out.',
    );
    expect(textOf(page.querySelector('header'))).toBe(
      'Acme Platform report Q4 2026, 1 Oct 2026 to 22 Nov 2026, so far Example. This is made up',
    );
  });

  it('has a page also where nothing is known', () => {
    const page = documentOf(
      buildReport(
        sampleInput({ teams: [], measuredAt: undefined, delivery: {} }),
      ),
    );
    const text = textOf(page.body);
    expect(text).toContain('0 teams by level');
    expect(text).toContain(
      'Nothing can be proposed before a team is measured.',
    );
    expect(text).toContain('teams have not been measured yet');
    expect(text).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('says that no team is held back where none is', () => {
    const report = buildReport(
      sampleInput({ teams: [team('a', [3, 3, 3, 3, 3, 4])], delivery: {} }),
    );
    expect(
      textOf(sectionOf(documentOf(report), 'What to fund next')),
    ).toContain('No team that is measured is below level 3 in any capability.');
  });
});

describe('what others have written', () => {
  const HOSTILE = `"><script>alert('x')</script><img src=x onerror=alert(1)>&lt;\u0000`;

  it('stays text wherever it stands', () => {
    const page = documentOf({
      ...buildReport(
        sampleInput({
          organisation: HOSTILE,
          group: { entityRef: 'group:default/x', title: HOSTILE },
          model: {
            ...MODEL,
            title: HOSTILE,
            version: HOSTILE,
            levels: MODEL.levels.map(it => ({ ...it, name: HOSTILE })),
            capabilities: MODEL.capabilities.map(it => ({
              ...it,
              title: HOSTILE,
            })),
          },
          remarks: [{ code: 'partial', text: HOSTILE }],
          references: [
            {
              id: HOSTILE,
              text: HOSTILE,
              source: HOSTILE,
              year: 2026,
              url: 'data:text/html,<script>alert(1)</script>',
            },
          ],
        }),
      ),
      headline: HOSTILE,
    });
    expect(page.querySelectorAll('script, img, iframe, a, link')).toHaveLength(
      0,
    );
    expect(
      [...page.querySelectorAll('*')].flatMap(it =>
        [...it.attributes].filter(({ name }) => /^on|^src$|^style$/.test(name)),
      ),
    ).toEqual([]);
    const read = HOSTILE.replace('\u0000', '\ufffd');
    expect(textOf(page.querySelector('h1'))).toBe(read);
    expect(page.title).toContain(read);
  });

  it('cannot turn the direction of what follows', () => {
    const page = documentOf({
      ...REPORT,
      organisation: '\u202eemcA',
      group: { entityRef: 'group:default/x', title: 'مدفوعات' },
    });
    expect(page.title).toBe('مدفوعات: platform report, Q4 2026');
    expect([...page.querySelectorAll('bdi')].map(textOf)).toEqual([
      '\u202eemcA',
      'مدفوعات',
    ]);
    expect(
      documentOf({ ...REPORT, organisation: '\u202eemcA' }).title,
    ).not.toContain('\u202e');
  });

  it('needs nothing from elsewhere, and says that nothing else may come', () => {
    const html = renderReportHtml(REPORT);
    expect(html).not.toMatch(/<script|<link|@import|url\((?!#)|\ssrc=/i);
    expect(
      documentOf(REPORT)
        .querySelector('meta[http-equiv="Content-Security-Policy"]')
        ?.getAttribute('content'),
    ).toContain("default-src 'none'");
  });
});
