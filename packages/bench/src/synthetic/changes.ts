import { Entity } from '@backstage/catalog-model';
import { createRandom } from './random';

/** The annotation that tells how often a synthetic entity was changed. */
export const ANNOTATION_REVISION = 'bench.acme.test/revision';

/**
 * Chooses entities of a catalog and changes each a little: the annotation
 * above is set, and the rest stays as it was.
 *
 * @returns the changed copies; the same options choose the same entities
 */
export function changeEntities(
  catalog: readonly Entity[],
  options: { count: number; revision: number; seed: number },
): Entity[] {
  const { count, revision, seed } = options;
  const random = createRandom(seed, `changes/${revision}`);
  const chosen = new Set<Entity>();
  const wanted = Math.min(count, catalog.length);
  while (chosen.size < wanted) {
    chosen.add(random.pick(catalog));
  }
  return [...chosen].map(entity => ({
    ...entity,
    metadata: {
      ...entity.metadata,
      annotations: {
        ...entity.metadata.annotations,
        [ANNOTATION_REVISION]: String(revision),
      },
    },
  }));
}
