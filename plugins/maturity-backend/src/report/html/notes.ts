import {
  LeadershipReport,
  ReferenceLine,
} from '@groundwork/backstage-plugin-maturity-common';
import {
  dayInWords,
  timeInWords,
} from '@groundwork/backstage-plugin-groundwork-common';
import { count, counted, percent } from '../words';
import { html, Markup } from './markup';

/** About the characters of a line, and the lines that one page leaves. */
const LINE = 68;
const MOST_LINES = 14;

/** What is not known, beside what others have published. */
export function notesSection({
  unknowns,
  references,
}: Pick<LeadershipReport, 'unknowns' | 'references'>): Markup {
  return html`<div class="columns notes">
    <section aria-labelledby="unknowns">
      <h2 id="unknowns">What is not known</h2>
      ${unknowns.length > 0
        ? html`<ul>
            ${shortened(unknowns).map(it => html`<li>${it}</li>`)}
          </ul>`
        : html`<p>Nothing that this report rests on is missing.</p>`}
    </section>
    <section aria-labelledby="context">
      <h2 id="context">
        For context, not as grades: what others have published
      </h2>
      ${referencesOf(references)}
    </section>
  </div>`;
}

/** As many as fit the page, what weighs most first; and how many more there are. */
function shortened(unknowns: readonly string[]): readonly string[] {
  let lines = 0;
  const tooMany = unknowns.findIndex(it => {
    lines += Math.ceil(it.length / LINE);
    return lines > MOST_LINES;
  });
  return tooMany < 0
    ? unknowns
    : [
        ...unknowns.slice(0, tooMany),
        `${count(
          unknowns.length - tooMany,
        )} more in the CSV and JSON of this report.`,
      ];
}

/** By source, since one source has many lines. */
function referencesOf(references: readonly ReferenceLine[]): Markup {
  const bySource = new Map<string, ReferenceLine[]>();
  for (const line of references) {
    const key = JSON.stringify([line.source, line.year, line.url]);
    bySource.set(key, [...(bySource.get(key) ?? []), line]);
  }
  return html`<ul>
    ${[...bySource.values()].map(
      lines => html`<li>
        <span class="source">${sourceOf(lines[0])}:</span>
        ${lines.map(it => it.text).join('; ')}
      </li>`,
    )}
  </ul>`;
}

function sourceOf({ source, year, url }: ReferenceLine): Markup {
  const name = source.includes(`${year}`) ? source : `${source}, ${year}`;
  return /^https?:\/\//i.test(url)
    ? html`<a href="${url}" rel="noopener noreferrer" target="_blank"
        >${name}</a
      >`
    : html`${name}`;
}

/** Which model, of when, of how much, and what limits it. */
export function footerOf({
  model,
  asOf,
  measuredAt,
  coverage,
  remarks,
}: LeadershipReport): Markup {
  const sentences = [
    `Model: ${model.title}, version ${model.version}.`,
    `Asked ${timeInWords(asOf)}${
      measuredAt === undefined
        ? '; teams have not been measured yet'
        : `; teams measured ${timeInWords(measuredAt)}`
    }.`,
    `Coverage: ${count(coverage.measuredTeams)} of ${counted(
      coverage.teams,
      'team',
    )}${
      coverage.checks === undefined
        ? ''
        : ` and ${percent(coverage.checks)} of checks`
    } measured.`,
    // Made-up data is said on top
    ...remarks
      .filter(it => it.code !== 'demoData')
      .map(it => (/[.!?]$/.test(it.text) ? it.text : `${it.text}.`)),
  ];
  return html`<footer><p>${sentences.join(' ')}</p></footer>`;
}

/** `1 Oct 2026 to 31 Dec 2026`: both days belong to it. */
export function daysOf({
  period,
  complete,
}: Pick<LeadershipReport, 'period' | 'complete'>): string {
  // The end of a period is the first moment after it
  const last = Date.parse(period.to) - 1;
  return `${dayInWords(period.from)} to ${dayInWords(last)}${
    complete ? '' : ', so far'
  }`;
}
