import { ConstraintFindingAnswer } from '@groundwork/backstage-plugin-delivery-common';
import {
  AmplifierReadiness,
  OrganisationMaturity,
  TeamCapability,
} from '@groundwork/backstage-plugin-maturity-common';
import { judgeReadiness } from '../domain';
import { FIGURE_DAYS } from '../refresh';
import { StoredFigures } from '../store';

/** Whether a team's system would turn more generated code into shipped software. */
export function readinessOf({
  capabilities,
  finding,
  figures,
}: {
  capabilities: TeamCapability[];
  finding?: ConstraintFindingAnswer;
  figures?: StoredFigures;
}): AmplifierReadiness {
  return judgeReadiness({
    capabilities,
    constraint: finding,
    mergedChanges: figures?.mergedChanges,
    periodDays: FIGURE_DAYS,
    waitingChanges: figures?.waitingChanges,
    changeFailShare: figures?.outcomes['change-fail-rate'],
  });
}

/** The same of many teams, in a sentence. */
export function readinessOfAll(
  verdicts: ReadonlyArray<AmplifierReadiness['verdict']>,
): OrganisationMaturity['readiness'] {
  const count = (verdict: AmplifierReadiness['verdict']) =>
    verdicts.filter(it => it === verdict).length;
  const counts = {
    ships: count('ships'),
    pilesUp: count('piles-up'),
    unclear: count('unclear'),
  };
  return { ...counts, text: wordsOf(counts, verdicts.length) };
}

const said = (count: number) => (count === 0 ? 'none' : `${count}`);

function wordsOf(
  { ships, pilesUp, unclear }: Omit<OrganisationMaturity['readiness'], 'text'>,
  all: number,
): string {
  if (all === 0) {
    return 'There is no team of which this could be said.';
  }
  if (unclear === all) {
    return `Of none of ${all} teams enough is measured to say whether more generated code would be shipped or pile up.`;
  }
  return [
    `Of ${all} teams, ${said(ships)} would ship more generated code, in ${said(
      pilesUp,
    )} it would pile up,`,
    `and of ${said(unclear)} too little is measured to say.`,
  ].join(' ');
}
