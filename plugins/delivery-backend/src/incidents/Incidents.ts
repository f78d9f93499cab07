import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  ConflictError,
  InputError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  IncidentChange,
  IncidentPage,
  IncidentSummary,
  NewIncident,
} from '@groundwork/backstage-plugin-delivery-common';
import { Knex } from 'knex';
import {
  INCIDENT_CORRECTION_TYPE,
  INCIDENT_DECLARED_TYPE,
} from '../projections';
import { EventLog } from '../log';
import { ResolvedScope } from '../query/scope';
import { Viewer } from '../query/Viewer';
import { isoOf, summaryOf } from './answers';
import { Chain, ChainReader } from './ChainReader';
import { checkTimes } from './checkTimes';
import { mayReadDismissed } from './dismissed';
import { FoundIncident, IncidentQuery, IncidentStore } from './IncidentStore';
import { PortalEvents, Teller } from './PortalEvents';
import { Settling } from './Settling';

/** Somebody who tells something, and what they may see. */
export interface Caller extends Teller {
  viewer: Viewer;
}

/** Incidents that people declare and correct. */
export class Incidents {
  readonly #store: IncidentStore;

  constructor(
    private readonly options: {
      knex: Knex;
      log: Pick<EventLog, 'readOfSubject' | 'readOfSubjects'>;
      catalog: Pick<CatalogService, 'getEntityByRef'>;
      events: PortalEvents;
      /** Of subjects. */
      settling: Settling;
      chains: ChainReader;
      now: () => Date;
    },
  ) {
    this.#store = new IncidentStore(options.knex);
  }

  /** The newest first. */
  async list(
    { filter }: ResolvedScope,
    query: Omit<IncidentQuery, 'filter'>,
    viewer: Viewer,
  ): Promise<IncidentPage> {
    const { items, pageInfo } = await this.#store.findPage({
      ...query,
      filter,
    });
    const teams = new Set(items.flatMap(({ team }) => team ?? []));
    const readable = await viewer.readable([...teams]);
    return {
      items: items.map(it => summaryOf(it.record, withReadable(it, readable))),
      pageInfo,
    };
  }

  /**
   * Declares an incident; with the same key of the same caller, once.
   *
   * @throws InputError for a component that is not known, and times that cannot
   * be meant
   */
  async declare(
    incident: NewIncident,
    { viewer, ...teller }: Caller,
  ): Promise<IncidentSummary> {
    const { events, settling, now } = this.options;
    const { title, environment, severity, description } = incident;
    const component = await this.#knownComponent(incident.component, viewer);
    const detectedAt = timeOf(incident.detectedAt) ?? now().getTime();
    const startedAt = timeOf(incident.startedAt);
    checkTimes({ startedAt, detectedAt }, now());
    const { subject } = await events.append(
      {
        type: INCIDENT_DECLARED_TYPE,
        subjectOf: id => `incident:portal ${id}`,
        request: { ...incident },
        payloadOf: () => ({
          title,
          component,
          environment,
          severity,
          description,
          startedAt: startedAt === undefined ? undefined : isoOf(startedAt),
          detectedAt: isoOf(detectedAt),
        }),
      },
      teller,
    );
    await settling.settled([subject]);
    const found = await this.#store.find(subject);
    const declared = {
      id: subject,
      title,
      component,
      environment,
      severity,
      startedAt,
      detectedAt,
      source: 'declared' as const,
    };
    // Where workers are behind, it shows in lists a little later.
    return found
      ? summaryOf(found.record, await this.#readable(found, viewer))
      : summaryOf(declared, {});
  }

  /**
   * Corrects an incident of any source.
   *
   * @throws NotFoundError for one that is not there, InputError for what cannot be
   * meant, ServiceUnavailableError if it is kept but takes long to show
   */
  async change(
    id: string,
    change: IncidentChange,
    { viewer, ...teller }: Caller,
  ): Promise<Chain> {
    const { events, settling, chains, now } = this.options;
    const isBack =
      change.isIncident === true && (await this.#isDismissed(id, viewer));
    const before = isBack ? undefined : await chains.read(id, viewer);
    await this.#assertKept(id);
    const component =
      change.component &&
      (await this.#knownComponent(change.component, viewer));
    checkTimes(timesAfter(before, change), now());
    await events.append(
      {
        type: INCIDENT_CORRECTION_TYPE,
        subjectOf: () => id,
        request: { ...change },
        payloadOf: () => ({
          ...change,
          ...inOneWay(change),
          ...(component !== undefined && { component }),
        }),
      },
      teller,
    );
    if (!(await settling.settled([id]))) {
      throw new ServiceUnavailableError(
        'The correction is kept, and shows in a moment; there is much to do right now',
      );
    }
    return change.isIncident === false && before
      ? { ...before, incident: { ...before.incident, isIncident: false } }
      : chains.read(id, viewer);
  }

  /** Nothing could be made of a correction together with what is not known any more. */
  async #assertKept(id: string): Promise<void> {
    const { items } = await this.options.log.readOfSubject(id);
    if (items.some(({ payload }) => payload === undefined)) {
      throw new ConflictError(
        'What was told of this incident is not kept any more, so that it cannot be corrected; delivery.retention.payloads says for how long it is',
      );
    }
  }

  /**
   * What is no incident can be one again if it is told of in the log.
   *
   * @throws NotFoundError where it is not, or is of what the viewer may not read
   */
  async #isDismissed(id: string, viewer: Viewer): Promise<boolean> {
    if (await this.#store.find(id)) {
      return false;
    }
    const { knex, log } = this.options;
    const events = (await log.readOfSubjects([id])).get(id) ?? [];
    if (
      !/^(?:incident|issue):/.test(id) ||
      events.length === 0 ||
      !(await mayReadDismissed(knex, { id, events }, viewer))
    ) {
      throw new NotFoundError(
        `There is no incident '${id}', or you may not read what it is of`,
      );
    }
    return true;
  }

  async #readable(
    found: FoundIncident,
    viewer: Viewer,
  ): Promise<{ component?: string; team?: string }> {
    const { team } = found;
    const readable = await viewer.readable(team === undefined ? [] : [team]);
    return withReadable(found, readable);
  }

  /** In the way of writing that is used everywhere. */
  async #knownComponent(
    text: string | undefined,
    viewer: Viewer,
  ): Promise<string | undefined> {
    if (text === undefined) {
      return undefined;
    }
    const ref = refOf(text);
    // While the catalog does not answer, what was known of it is enough.
    const known = await this.options
      .knex('catalog_component')
      .where({ component: ref })
      .first('component');
    const isThere = known
      ? (await viewer.readable([ref])).has(ref)
      : await this.options.catalog.getEntityByRef(ref, {
          credentials: viewer.credentials,
        });
    if (!isThere) {
      throw new InputError(
        `The catalog has no ${ref}, or you may not read it; name a component, or leave it out`,
      );
    }
    return ref;
  }
}

function refOf(text: string): string {
  let ref;
  try {
    ref = parseEntityRef(text);
  } catch (error) {
    throw new InputError(
      `component is '${text}'; it must be an entity ref such as component:default/orders`,
      error,
    );
  }
  if (ref.kind.toLowerCase() !== 'component') {
    throw new InputError(
      `component is '${text}'; it must be a component, not a ${ref.kind}`,
    );
  }
  return stringifyEntityRef(ref);
}

function timeOf(text: string | null | undefined): number | undefined {
  if (text === undefined || text === null) {
    return undefined;
  }
  const time = Date.parse(text);
  if (!(time >= 0)) {
    throw new InputError(
      `'${text}' is no time since 1970; write it as in 2026-03-03T09:30:00Z`,
    );
  }
  return time;
}

/** The times of a change, which can be written in many ways, in the log's. */
function inOneWay(change: IncidentChange): IncidentChange {
  const times = (['startedAt', 'detectedAt', 'resolvedAt'] as const).flatMap(
    field => {
      const time = timeOf(change[field]);
      return time === undefined ? [] : [[field, isoOf(time)]];
    },
  );
  return Object.fromEntries(times);
}

/** What stays, and what is said anew. */
function timesAfter(before: Chain | undefined, change: IncidentChange) {
  const { incident } = before ?? {};
  const settle = (field: 'startedAt' | 'resolvedAt') =>
    timeOf(change[field] === undefined ? incident?.[field] : change[field]);
  return {
    startedAt: settle('startedAt'),
    detectedAt: timeOf(change.detectedAt ?? incident?.detectedAt) ?? 0,
    resolvedAt: settle('resolvedAt'),
  };
}

function withReadable(
  { component, team }: FoundIncident,
  readable: ReadonlySet<string>,
): { component?: string; team?: string } {
  return {
    component,
    team: team !== undefined && readable.has(team) ? team : undefined,
  };
}
