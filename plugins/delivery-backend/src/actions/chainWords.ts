import { ChainDeployment } from '@groundwork/backstage-plugin-delivery-common';
import { Chain } from '../incidents/ChainReader';
import { nameOfComponent } from '../query/items/titles';

const NAMED_CHANGES = 3;

/** What led to an incident, in words, without anybody's name. */
export function wordsOfChain({
  incident,
  owner,
  deployments,
  changes = [],
  candidates,
}: Pick<
  Chain,
  'incident' | 'owner' | 'deployments' | 'changes' | 'candidates'
>): string {
  const { title, detectedAt, resolvedAt, component } = incident;
  const where =
    component === undefined ? '' : ` of ${nameOfComponent(component)}`;
  const end =
    resolvedAt === undefined ? 'is open still' : `was resolved ${resolvedAt}`;
  return [
    `The incident '${title}'${where} was detected ${detectedAt} and ${end}.`,
    ...deployments.map(wordsOf),
    ...changes.map(
      ({ change, hop }) =>
        `It came from '${
          change.title
        }', which no known deployment brought (${sureness(hop)}).`,
    ),
    ...(deployments.length + changes.length === 0
      ? [unknown(candidates.length)]
      : []),
    ...(owner ? [`${owner.team} owned what was hurt.`] : []),
  ].join(' ');
}

function wordsOf(it: ChainDeployment): string {
  const titles = it.changes
    .slice(0, NAMED_CHANGES)
    .map(({ change }) => `'${change.title}'`);
  const others = it.changes.length - titles.length + it.moreChanges;
  const brought = [...titles, ...(others > 0 ? [`${others} more`] : [])];
  const what = `${nameOfComponent(it.component)} ${
    it.version ?? it.sha.slice(0, 7)
  } in ${it.environment}`;
  return `It came from the deployment of ${what} (${sureness(it.hop)})${
    brought.length > 0 ? `, which brought ${brought.join(', ')}` : ''
  }.`;
}

function sureness({ confidence, evidence }: ChainDeployment['hop']): string {
  return `${Math.round(confidence * 100)} % sure: ${evidence}`;
}

function unknown(candidates: number): string {
  return candidates === 0
    ? 'What it came from is not known.'
    : `What it came from is not known; ${candidates} deployments of the days before are candidates.`;
}
