import { parseEntityRef } from '@backstage/catalog-model';
import { SimilarName } from '../../resolve/nameIndex';
import { OwnerEvidence } from './types';

const SAME = 0.85;
const SIMILAR = 0.6;
const LEAST_SIMILAR = 0.7;

/** Groups that are called like an owner that is not there. */
export function similarNameEvidence(
  missing: string,
  similar: readonly SimilarName[],
): OwnerEvidence[] {
  const { name } = parseEntityRef(missing);
  return similar.flatMap(({ entityRef, similarity }) => {
    if (parseEntityRef(entityRef).name === name) {
      return [
        {
          entityRef,
          confidence: SAME,
          reason: `It has the name of the missing owner ${missing}`,
        },
      ];
    }
    return similarity < LEAST_SIMILAR
      ? []
      : [
          {
            entityRef,
            confidence: SIMILAR * similarity,
            reason: `Its name is like that of the missing owner ${missing}`,
          },
        ];
  });
}
