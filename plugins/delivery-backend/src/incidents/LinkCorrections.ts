import { InputError } from '@backstage/errors';
import { LinkCorrection } from '@groundwork/backstage-plugin-delivery-common';
import { Knex } from 'knex';
import { LINK_CORRECTION_TYPE } from '../projections';
import { ChangeSummaries } from '../query/changes/ChangeSummaries';
import { ScopeResolver } from '../query/scope';
import { Viewer } from '../query/Viewer';
import { mayRead } from './ChainReader';
import { IncidentStore } from './IncidentStore';
import { Caller } from './Incidents';
import { PortalEvents } from './PortalEvents';
import { Settling } from './Settling';

type Thing = LinkCorrection['from'];

/** What people say of where failures came from. */
export class LinkCorrections {
  constructor(
    private readonly options: {
      knex: Knex;
      scopes: Pick<ScopeResolver, 'visible'>;
      events: PortalEvents;
      /** Of subjects. */
      settling: Settling;
    },
  ) {}

  /**
   * Keeps a correction, and waits for what follows from it to be made anew.
   *
   * @returns the id of the correction
   * @throws InputError for what names nothing that the caller can see
   */
  async correct(
    correction: LinkCorrection,
    { viewer, ...teller }: Caller,
  ): Promise<string> {
    const { events, settling } = this.options;
    const { from, kind, reason } = correction;
    const to = targetOf(correction);
    await this.#assertThere('from', from, viewer);
    if (to) {
      await this.#assertThere('to', to, viewer);
    }
    const { id, subject } = await events.append(
      {
        type: LINK_CORRECTION_TYPE,
        subjectOf: () => `link:${from.kind}:${from.id}`,
        request: { from, kind, reason, ...(to && { to }) },
        payloadOf: own => ({ id: own, from, kind, reason, ...(to && { to }) }),
      },
      teller,
    );
    // Its projection marks the repositories concerned, which are derived anew then.
    await settling.settled([subject]);
    await settling.until(() => this.#holds(correction));
    return id;
  }

  async #assertThere(field: string, thing: Thing, viewer: Viewer) {
    if (!(await this.#isThere(thing, viewer))) {
      throw new InputError(
        `${field}.id is '${thing.id}': there is no such ${thing.kind}, or you may not read what it is of`,
      );
    }
  }

  async #isThere({ kind, id }: Thing, viewer: Viewer): Promise<boolean> {
    const { knex, scopes } = this.options;
    switch (kind) {
      case 'incident': {
        const incident = await new IncidentStore(knex).find(id);
        return (
          incident !== undefined && mayRead(knex, incident.component, viewer)
        );
      }
      case 'deployment': {
        const filter = await scopes.visible(viewer);
        const found = await knex('placed_deployment as d')
          .where('d.id', id)
          .where(filter.where('d', { hasItem: false }))
          .first('d.id');
        return found !== undefined;
      }
      default: {
        const found = await new ChangeSummaries({ knex }).find([id], viewer);
        return found.get(id)?.isVisible ?? false;
      }
    }
  }

  /** Whether what was derived says what the person said. */
  async #holds({ from, to, kind }: LinkCorrection): Promise<boolean> {
    const links = this.options.knex('failure_link').where({
      from_kind: from.kind,
      from_id: from.id,
      ...(to && { to_kind: to.kind, to_id: to.id }),
      ...(kind === 'is' && { is_corrected: true }),
    });
    const found = await links.first('to_id');
    return (found !== undefined) === (kind === 'is');
  }
}

function targetOf(correction: LinkCorrection): Thing | undefined {
  const { from, to, kind } = correction;
  if (kind === 'none') {
    if (to) {
      throw new InputError(
        "to must be left out where kind is 'none': it says that nothing led to it",
      );
    }
    return undefined;
  }
  if (!to) {
    throw new InputError(
      `to is missing; it must say what it ${
        kind === 'is' ? 'came' : 'did not come'
      } from, unless kind is 'none'`,
    );
  }
  if (to.kind === from.kind && to.id === from.id) {
    throw new InputError('from and to are the same; nothing leads to itself');
  }
  return to;
}
