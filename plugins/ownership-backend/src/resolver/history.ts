import { Freshness } from '@groundwork/backstage-plugin-ownership-common';
import { OwnerLookup } from '../domain/owners';

const MAX_NAMED = 3;

/** Says of which entities it is not known who owned them. */
export function unknownOwners(
  entityRefs: readonly string[],
  ownersThen: ReadonlyMap<string, unknown>,
  getEntity: OwnerLookup['getEntity'],
  at: Date,
): string[] {
  const titles = entityRefs
    .filter(ref => !ownersThen.has(ref) && !/^(?:group|user):/.test(ref))
    .map(ref => getEntity(ref)?.title ?? ref);
  const named = titles.slice(0, MAX_NAMED).join(', ');
  const more = titles.length - MAX_NAMED;
  return titles.length === 0
    ? []
    : [
        `Who owned ${named}${
          more > 0 ? ` and ${more} more` : ''
        } at ${at.toISOString()} is not known: that was not recorded yet.`,
      ];
}

/** Adds reasons why an answer is less than it should be. */
export function withReasons<T extends Freshness>(
  answer: T,
  reasons: string[],
): T {
  return reasons.length === 0
    ? answer
    : {
        ...answer,
        degraded: true,
        degradedReasons: [...answer.degradedReasons, ...reasons],
      };
}
