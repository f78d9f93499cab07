import { Timeline, tookEffectAt } from '../deployments';
import { readHit } from './rates';
import { Reading } from './Reading';

/** Raised when what the rate is changes. */
export const SELF_SERVICE_DEFINITION_VERSION = 1;

/** Who took part in a deployment. Nothing is said of whom: only of the team. */
export interface TookPart {
  ref: string;
  isBot: boolean;
}

/** What is known of who took part, and who belongs where. */
export interface SelfServiceFacts {
  actorsOf: (deploymentId: string) => readonly TookPart[];
  /** Who owned a component at a time. */
  teamOf: (component: string, at: number) => string | undefined;
  /** Undefined for whom the portal does not know. */
  isMemberOf: (actor: string, team: string) => boolean | undefined;
}

/**
 * Whether deployments to production were done without anybody outside of the
 * owning team who triggered or approved them. A program that deploys by itself
 * asks nobody; as somebody else may have set it off, that is approximate.
 */
export function selfServices(
  timelines: readonly Timeline[],
  facts: SelfServiceFacts,
): Reading[] {
  return timelines
    .flatMap(({ deployments }) => deployments)
    .filter(
      it =>
        it.isProduction && it.result === 'succeeded' && it.kind !== 'redeploy',
    )
    .map(it => {
      const { id: item, component } = it;
      const at = tookEffectAt(it)!;
      return readSelfService({ item, component, at }, facts);
    });
}

function readSelfService(
  about: { item: string; component: string; at: number },
  { actorsOf, teamOf, isMemberOf }: SelfServiceFacts,
): Reading {
  const actors = actorsOf(about.item);
  const team = teamOf(about.component, about.at);
  const excluded = (reason: string): Reading => ({
    ...about,
    status: 'excluded',
    reason,
  });
  if (actors.length === 0) {
    return excluded('actorsUnknown');
  }
  if (team === undefined) {
    return excluded('ownerUnknown');
  }
  const people = actors.filter(({ isBot }) => !isBot);
  const areMembers = people.map(({ ref }) => isMemberOf(ref, team));
  if (areMembers.includes(false)) {
    return readHit(about, false);
  }
  return areMembers.includes(undefined)
    ? excluded('actorsUnknown')
    : readHit(about, true, { isApproximate: people.length === 0 });
}
