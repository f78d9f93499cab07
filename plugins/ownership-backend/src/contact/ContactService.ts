import { ContactCard } from '@groundwork/backstage-plugin-ownership-common';
import { contactCard, refsOfCard } from '../domain/contact/card';
import { EntityFinder } from '../domain/onCall/query';
import { EntityProjection } from '../domain/projection';
import { OnCallService } from '../onCall/OnCallService';

/** Says which of some entities the caller may read. */
export type FindReadable = (
  entityRefs: string[],
) => Promise<ReadonlySet<string>>;

/** Makes contact cards for entities that the caller may read. */
export class ContactService {
  constructor(
    private readonly options: { find: EntityFinder; onCall: OnCallService },
  ) {}

  /**
   * The cards of entities, in their order. What may be read is asked once for
   * all of them.
   */
  async cards(
    entities: readonly EntityProjection[],
    { at, findReadable }: { at: Date; findReadable: FindReadable },
  ): Promise<ContactCard[]> {
    const { find } = this.options;
    const answers = await this.options.onCall.onCallOfAll(entities, at);
    const asked = entities.map((entity, position) => ({
      entity,
      onCall: answers[position],
    }));
    const refs = asked.flatMap(({ entity, onCall }) =>
      refsOfCard(entity, { find, onCall }),
    );
    const readable = await findReadable([...new Set(refs)]);
    const isReadable = (ref: string) => readable.has(ref);
    return asked.map(({ entity, onCall }) =>
      contactCard(entity, { find, onCall, isReadable }),
    );
  }
}
