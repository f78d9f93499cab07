import { GroupTree } from '../groupTree';
import { nameOfRepo, SourceCode } from '../sourceCode';
import { OwnerEvidence } from './types';

const WORTH = 0.5;
const FEWEST_COMMITS = 5;
const FEWEST_MEMBERS = 2;

/** Below that, members of a group have merely helped out. */
const SMALLEST_SHARE = 0.2;

/**
 * The groups whose members have changed the code lately.
 *
 * It is about groups only: no figures, and nothing of groups with a single
 * member, since that would be about that person.
 *
 * @param authors - the author of each commit; people that the catalog has
 */
export function commitEvidence(
  { repo, folder }: SourceCode,
  authors: readonly string[],
  groups: GroupTree,
): OwnerEvidence[] {
  if (authors.length < FEWEST_COMMITS) {
    return [];
  }
  const weights = new Map<string, number>();
  for (const author of authors) {
    const its = groups.closestGroupsOf(author);
    for (const group of its) {
      weights.set(group, (weights.get(group) ?? 0) + 1 / its.length);
    }
  }
  const name = nameOfRepo(repo);
  const where = folder === '' ? name : `${folder} in ${name}`;
  return [...weights].flatMap(([entityRef, weight]) => {
    const share = weight / authors.length;
    return share < SMALLEST_SHARE || groups.sizeOf(entityRef) < FEWEST_MEMBERS
      ? []
      : [
          {
            entityRef,
            confidence: WORTH * share,
            reason: `Its members made ${
              share > 0.5 ? 'most' : 'some'
            } of the changes to ${where} in the last 90 days`,
          },
        ];
  });
}
