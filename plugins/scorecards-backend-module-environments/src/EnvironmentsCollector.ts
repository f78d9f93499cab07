import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  CollectContext,
  FactBatch,
  FactCollector,
} from '@groundwork/backstage-plugin-scorecards-node';
import { EnvironmentsReader } from './EnvironmentsReader';
import { ENVIRONMENT_FACTS } from './facts';
import { factsOf } from './factsOf';
import { factsOfGroup } from './factsOfGroup';

/**
 * Observes what the environments plugin knows of components, and of groups with
 * all that they and groups below them own. When it cannot be asked, nothing is
 * observed, and what was known grows stale.
 */
export function createEnvironmentsCollector(
  reader: Pick<EnvironmentsReader, 'read'>,
): FactCollector {
  return {
    id: 'environments',
    facts: ENVIRONMENT_FACTS,
    freshness: { hours: 1 },
    frequency: { minutes: 5 },
    target: { kind: { $in: ['component', 'group'] } },
    async *collect(
      pages: AsyncIterable<Entity[]>,
      { signal }: CollectContext,
    ): AsyncIterable<FactBatch> {
      const { one, all } = await takeOne(pages);
      const found = await reader.read(
        signal,
        one && !isGroup(one) ? stringifyEntityRef(one) : undefined,
      );
      for await (const page of all) {
        signal.throwIfAborted();
        const groups = page.some(isGroup) ? await found.groups() : undefined;
        yield page.map(entity => {
          const entityRef = stringifyEntityRef(entity);
          return {
            entityRef,
            facts:
              groups && isGroup(entity)
                ? factsOfGroup(groups.of(entityRef))
                : factsOf(found.of(entityRef)),
          };
        });
      }
    },
  };
}

function isGroup({ kind }: Entity): boolean {
  return kind.toLocaleLowerCase('en-US') === 'group';
}

/** Tells a run over one entity, which somebody waits for, from one over many. */
async function takeOne(
  pages: AsyncIterable<Entity[]>,
): Promise<{ one?: Entity; all: AsyncIterable<Entity[]> }> {
  const iterator = pages[Symbol.asyncIterator]();
  const first = await iterator.next();
  const second: IteratorResult<Entity[]> =
    !first.done && first.value.length === 1 ? await iterator.next() : first;
  async function* all() {
    if (!first.done) {
      yield first.value;
    }
    if (second !== first && !second.done) {
      yield second.value;
    }
    yield* { [Symbol.asyncIterator]: () => iterator };
  }
  const isOne = !first.done && first.value.length === 1 && second.done;
  return { one: isOne ? first.value[0] : undefined, all: all() };
}
