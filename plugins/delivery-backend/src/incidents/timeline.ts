import {
  ChainDeployment,
  IncidentChain,
} from '@groundwork/backstage-plugin-delivery-common';
import { assertNever } from '../domain/assertNever';
import { compareText } from '../domain/collections/compare';
import { Correction } from '../domain/links';
import { IncidentRecord } from '../projections';
import { nameOfComponent } from '../query/items/titles';
import { isoOf } from './answers';

/** What happened around an incident, in order. */
export function timelineOf(
  incident: IncidentRecord,
  deployments: readonly ChainDeployment[],
  corrections: ReadonlyArray<Pick<Correction, 'at' | 'kind' | 'reason'>>,
): IncidentChain['timeline'] {
  const { startedAt, detectedAt, resolvedAt } = incident;
  const found: Array<{ at: string; text: string } | undefined> = [
    ...deployments.map(deployed),
    occurred(startedAt, 'It began'),
    occurred(detectedAt, 'It was detected'),
    ...corrections.map(({ at, ...it }) => occurred(at, wordsOf(it))),
    occurred(resolvedAt, 'It was resolved'),
  ];
  return found
    .filter(it => it !== undefined)
    .sort((one, other) => compareText(one.at, other.at));
}

function deployed({ finishedAt, ...it }: ChainDeployment) {
  return finishedAt === undefined
    ? undefined
    : {
        at: finishedAt,
        text: `${nameOfComponent(it.component)} ${
          it.version ?? it.sha.slice(0, 7)
        } was deployed to ${it.environment}`,
      };
}

function occurred(at: number | undefined, text: string) {
  return at === undefined ? undefined : { at: isoOf(at), text };
}

function wordsOf({
  kind,
  reason,
}: Pick<Correction, 'kind' | 'reason'>): string {
  switch (kind) {
    case 'is':
      return `It was linked to what it came from: ${reason}`;
    case 'isNot':
      return `It was said not to come from something: ${reason}`;
    case 'none':
      return `It was said to come from nothing that is known: ${reason}`;
    default:
      return assertNever(kind);
  }
}
