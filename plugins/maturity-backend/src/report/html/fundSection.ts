import {
  FundingProposal,
  LeadershipReport,
} from '@groundwork/backstage-plugin-maturity-common';
import { bareHours, between, count, hours } from '../words';
import { html, Markup } from './markup';

/** What to fund next, most valuable first. */
export function fundSection({
  fundNext,
  coverage,
}: Pick<LeadershipReport, 'fundNext' | 'coverage'>): Markup {
  return html`<section class="fund" aria-labelledby="fund">
    <h2 id="fund">What to fund next</h2>
    ${fundNext.length > 0
      ? html`<ol>
          ${fundNext.map((it, index) => proposalOf(it, index + 1))}
        </ol>`
      : html`<p>
          ${coverage.measuredTeams > 0
            ? 'No team that is measured is below level 3 in any capability.'
            : 'Nothing can be proposed before a team is measured.'}
        </p>`}
  </section>`;
}

function proposalOf(proposal: FundingProposal, rank: number): Markup {
  return html`<li>
    <span class="rank" aria-hidden="true">${rank}</span>
    <div>
      <p class="what">${proposal.title}</p>
      <p class="why">${proposal.why}</p>
      <p class="numbers">${numbersOf(proposal)}</p>
    </div>
  </li>`;
}

function numbersOf({ hoursPerChange, interval, n }: FundingProposal): string {
  if (hoursPerChange === undefined) {
    return 'How many hours it would save is not known';
  }
  const range = between(interval, bareHours);
  const basis = [
    ...(range ? [`${range} in 95 % of resamples`] : []),
    ...(n === undefined ? [] : [`n ${count(n)}`]),
  ].join(', ');
  return `20 % faster saves ${hours(hoursPerChange)} per change${
    basis ? ` (${basis})` : ''
  }`;
}
