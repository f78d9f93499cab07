import { LeadershipReport } from '@groundwork/backstage-plugin-maturity-common';
import { previousQuarter } from '../../domain';
import { counted, quarterWords } from '../words';
import { chartOf } from './chart';
import { figureSection } from './figureSection';
import { fundSection } from './fundSection';
import { html, isolated, Markup, plain } from './markup';
import { daysOf, footerOf, notesSection } from './notes';
import { STYLES } from './styles';

/**
 * What a browser may do with the document: show it, with the styles that it brings,
 * and nothing else.
 */
export const REPORT_CONTENT_SECURITY_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/**
 * The report as a whole document without scripts and without anything from elsewhere,
 * which prints on one page.
 */
export function renderReportHtml(report: LeadershipReport): string {
  const quarterBefore = previousQuarter(report.quarter);
  const document = html`<!DOCTYPE html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta
          http-equiv="Content-Security-Policy"
          content="${REPORT_CONTENT_SECURITY_POLICY}"
        />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${titleOf(report)}</title>
        <style>
          ${new Markup(STYLES)}
        </style>
      </head>
      <body>
        <main>
          ${mastheadOf(report)}
          <h1>${report.headline}</h1>
          ${figureSection(report, quarterBefore)}
          <section class="amplifier" aria-labelledby="amplifier">
            <h2 id="amplifier">What investment in AI tools is multiplied by</h2>
            <p>${report.amplifier.text}</p>
          </section>
          <div class="columns">
            <section aria-labelledby="levels">
              <h2 id="levels">${chartTitle(report, quarterBefore)}</h2>
              ${chartOf({ ...report, quarterBefore })}
            </section>
            ${fundSection(report)}
          </div>
          ${notesSection(report)} ${footerOf(report)}
        </main>
      </body>
    </html> `;
  return document.text;
}

function titleOf({ organisation, group, quarter }: LeadershipReport): string {
  return plain(
    `${group?.title ?? organisation}: platform report, ${quarterWords(
      quarter,
    )}`,
  );
}

function mastheadOf(report: LeadershipReport): Markup {
  const { organisation, group, quarter, remarks } = report;
  const demo = remarks.find(it => it.code === 'demoData');
  return html`<header>
    <div class="masthead">
      <p class="who">
        ${isolated(organisation)}${group
          ? html` · ${isolated(group.title)}`
          : undefined}
      </p>
      <p class="when">
        Platform report ${quarterWords(quarter)}, ${daysOf(report)}
      </p>
    </div>
    ${demo && html`<p class="demo"><strong>Example.</strong> ${demo.text}</p>`}
  </header>`;
}

function chartTitle(
  { coverage }: LeadershipReport,
  quarterBefore: string,
): string {
  return `${counted(
    coverage.teams,
    'team',
  )} by level, and moves since ${quarterWords(quarterBefore)}`;
}
