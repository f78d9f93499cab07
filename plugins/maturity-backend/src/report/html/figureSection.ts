import {
  LeadershipReport,
  ReportFigure,
} from '@groundwork/backstage-plugin-maturity-common';
import { changeOf } from '../figures';
import {
  amount,
  between,
  count,
  FIGURE_TITLES,
  percent,
  quarterWords,
  Scale,
  scaled,
  scaleOf,
} from '../words';
import { html, Markup } from './markup';

const MEANINGS: Readonly<Record<string, string>> = {
  'lead-time': 'from the first commit to production, median',
  'deployment-frequency': 'successful deployments to production',
  'change-fail-rate': 'deployments that failed or led to an incident',
};

/** The three figures, each with what it rests on and how it was before. */
export function figureSection(
  { figures }: Pick<LeadershipReport, 'figures'>,
  quarterBefore: string,
): Markup {
  return html`<dl class="figures">
    ${FIGURE_TITLES.map(
      ([metric, title]) => html`<div>
        <dt>${title}</dt>
        <dd class="basis">${MEANINGS[metric]}</dd>
        ${figureOf(
          figures.find(it => it.metric === metric),
          quarterBefore,
        )}
      </div>`,
    )}
  </dl>`;
}

function figureOf(
  figure: ReportFigure | undefined,
  quarterBefore: string,
): Markup {
  if (figure?.now.value === undefined) {
    return html`<dd class="value unknown">not known</dd>
      <dd class="change">${before(figure, quarterBefore)}</dd>
      ${figure && html`<dd class="basis">n ${count(figure.now.n)}</dd>`}`;
  }
  const { now, unit } = figure;
  const scale = scaleOf(unit, figure.now.value);
  const interval = between(now.interval, bound => scaled(bound, scale));
  return html`<dd class="value">
      ${scaled(figure.now.value, scale)} <small>${scale.word}</small>
    </dd>
    ${changeLine(figure, scale, quarterBefore)}
    <dd class="basis">n ${count(now.n)} · coverage ${percent(now.coverage)}</dd>
    ${interval && html`<dd class="basis">95 % interval ${interval}</dd>`}`;
}

function before(
  figure: ReportFigure | undefined,
  quarterBefore: string,
): string {
  const value = figure?.before.value;
  return figure === undefined || value === undefined
    ? `${quarterWords(quarterBefore)}: not known`
    : `${quarterWords(quarterBefore)}: ${amount(
        value,
        scaleOf(figure.unit, value),
      )} (n ${count(figure.before.n)})`;
}

function changeLine(
  figure: ReportFigure,
  scale: Scale,
  quarterBefore: string,
): Markup {
  const change = changeOf(figure);
  const quarter = quarterWords(quarterBefore);
  switch (change.status) {
    case 'unknown':
      return html`<dd class="change">${quarter}: not known</dd>`;
    case 'redefined':
      return html`<dd class="change">${quarter}: measured in another way</dd>`;
    case 'same':
      return html`<dd class="change">The same as in ${quarter}</dd>`;
    default:
      return html`<dd class="change">
        ${change.direction === 'up' ? '↑' : '↓'} from
        ${figure.unit === 'perWeek'
          ? scaled(change.before, scale)
          : amount(change.before, scale)}
        in ${quarter}:
        ${change.status === 'unclear'
          ? 'may be chance'
          : html`<strong class="${change.status}">${change.status}</strong>`}
      </dd>`;
  }
}
