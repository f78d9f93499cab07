import {
  FactState,
  KnownFact,
} from '@groundwork/backstage-plugin-scorecards-common';
import { Knex } from 'knex';
import { EntityTableRow } from '../database/rows';
import { Definitions } from '../definitions/types';
import { FactCatalog } from './FactCatalog';
import { FactReader } from './FactReader';

/** Tells people which facts there are, and what they say. */
export class FactService {
  constructor(
    private readonly options: {
      knex: Knex;
      catalog: FactCatalog;
      reader: FactReader;
      definitions: Pick<Definitions, 'current'>;
    },
  ) {}

  /** All facts that checks can read, by id. */
  async list(): Promise<KnownFact[]> {
    const { catalog, definitions } = this.options;
    const { readers, scorecards } = await definitions.current();
    const titleOf = (id: string) => scorecards.get(id)?.definition.title ?? id;
    return [...catalog.facts.values()]
      .map(fact => ({
        ...fact,
        usedBy: (readers.get(fact.id) ?? [])
          .map(id => ({ scorecardId: id, title: titleOf(id) }))
          .sort((one, other) => one.title.localeCompare(other.title, 'en')),
      }))
      .sort((one, other) => (one.id < other.id ? -1 : 1));
  }

  /**
   * The facts of an entity.
   *
   * @param readable - Those of some entities that the asker may read
   * @returns undefined when there is no such entity to be read
   */
  async findOf(
    entityRef: string,
    readable: (entityRefs: string[]) => Promise<Set<string>>,
  ): Promise<FactState[] | undefined> {
    const { knex, reader } = this.options;
    const [ref]: string[] = await knex<EntityTableRow>('entity')
      .where({ entity_ref: entityRef.toLocaleLowerCase('en-US') })
      .pluck('entity_ref');
    if (ref === undefined || !(await readable([ref])).has(ref)) {
      return undefined;
    }
    return reader.statesOf(ref);
  }
}
