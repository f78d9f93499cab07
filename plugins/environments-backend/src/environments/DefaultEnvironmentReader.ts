import { InputError, NotFoundError } from '@backstage/errors';
import {
  EnvironmentDetail,
  EnvironmentPage,
  EnvironmentQuery,
  LogLine,
  LogQuery,
  OperationSummary,
  OwnerQuota,
  TimelinePage,
  TimelineQuery,
} from '@groundwork/backstage-plugin-environments-common';
import { createCursorCodec } from '@groundwork/backstage-plugin-groundwork-common';
import { Knex } from 'knex';
import { Caller, EnvironmentReader } from '../api/services';
import { ApprovalDesk } from '../approvals/ApprovalDesk';
import { BlueprintRegistry } from '../blueprints/BlueprintRegistry';
import { findPolicy } from '../blueprints/findPolicy';
import { Drivers } from '../engine/Drivers';
import { findLines } from '../engine/OperationLog';
import { OperationStore } from '../engine/OperationStore';
import { ResourceStore } from '../engine/ResourceStore';
import { isUnfinished, StoredOperation, StoredResource } from '../engine/types';
import { Timeline } from '../records/Timeline';
import { EnvironmentStore } from './EnvironmentStore';
import { actionsOf } from './present/actionsOf';
import { detailOf, operationSummaryOf, summaryOf } from './present/present';
import {
  countEnvironments,
  findEnvironments,
} from './queries/findEnvironments';
import {
  failedCreationIn,
  findFailedCreations,
} from './queries/findFailedCreations';
import { findProposed } from './queries/findProposed';
import { findQuota } from './queries/findQuota';
import { cursorAfter, orderOf } from './queries/order';
import { isReadable } from './queries/readable';
import { StoredEnvironment } from './types';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;
const MAX_OPERATIONS = 100;
const MAX_LINES = 2_000;

const timelineCursor = createCursorCodec({ before: 'number' });

/** What the reader reads from. */
export interface EnvironmentReaderOptions {
  knex: Knex;
  environments: EnvironmentStore;
  operationStore: OperationStore;
  resources: ResourceStore;
  blueprints: BlueprintRegistry;
  drivers: Drivers;
  timeline: Pick<Timeline, 'find'>;
  approvals: Pick<ApprovalDesk, 'findNewestOf' | 'present'>;
  currency: string;
  now: () => Date;
}

/** Environments as callers see them; a constant number of statements each time. */
export class DefaultEnvironmentReader implements EnvironmentReader {
  constructor(private readonly options: EnvironmentReaderOptions) {}

  async query(
    query: EnvironmentQuery,
    caller: Caller,
  ): Promise<EnvironmentPage> {
    const { knex, blueprints } = this.options;
    const limit = limitOf(query.limit);
    const order = orderOf(query);
    const selection = { query, caller, readable: await caller.readable() };
    const [found, totalItems] = await Promise.all([
      findEnvironments(knex, selection, { order, limit: limit + 1 }),
      countEnvironments(knex, selection),
    ]);
    const shown = found.slice(0, limit);
    const failed = await findFailedCreations(
      knex,
      shown.map(({ id }) => id),
    );
    const titleOf = await blueprints.titlesOf(shown.map(versionOf));
    const last = shown.at(-1);
    return {
      items: shown.map(it => {
        const { id, version } = versionOf(it);
        return summaryOf(it, {
          title: titleOf(id, version),
          creationFailedAt: failed.get(it.id),
        });
      }),
      totalItems,
      pageInfo: {
        nextCursor:
          last && found.length > limit ? cursorAfter(last, order) : undefined,
      },
    };
  }

  async find(
    idOrName: string,
    caller: Caller,
  ): Promise<EnvironmentDetail | undefined> {
    const found = await this.findReadable(idOrName, caller);
    return found && this.present(found, caller);
  }

  /** By id, or by the name of one that exists, if the caller may read it. */
  async findReadable(
    idOrName: string,
    caller: Caller,
  ): Promise<StoredEnvironment | undefined> {
    const { environments } = this.options;
    const found =
      (await environments.find(idOrName)) ??
      (await environments.findByName(idOrName));
    return found && isReadable(await caller.readable(), found.owner)
      ? found
      : undefined;
  }

  /** An environment with everything that its page shows. */
  async present(
    environment: StoredEnvironment,
    caller: Caller,
  ): Promise<EnvironmentDetail> {
    const { resources, blueprints, drivers, currency, now } = this.options;
    const { id, desired, owner, createdBy } = environment;
    const whose = { id, owner, createdBy };
    const [
      found,
      newest,
      blueprint,
      policy,
      proposed,
      operate,
      destroy,
      reveal,
    ] = await Promise.all([
      resources.findOf(id),
      this.#operations(id),
      blueprints.findVersion(desired.blueprintId, desired.blueprintVersion),
      findPolicy(blueprints, environment),
      findProposed(environment, { ...this.options, caller }),
      caller.may('operate', whose),
      caller.may('destroy', whose),
      caller.may('reveal-secret', whose),
    ]);
    const unfinished = newest.filter(isUnfinished).reverse();
    return detailOf(environment, {
      title: blueprint?.definition.title ?? desired.blueprintId,
      creationFailedAt: failedCreationIn(newest),
      resources: found.values(),
      proposed,
      operation: unfinished.at(-1) ?? newest[0],
      actions: actionsOf(
        {
          environment,
          unfinished,
          policy,
          canPause: canPause(drivers, found.values()),
          now: now(),
        },
        { operate, destroy, 'reveal-secret': reveal },
      ),
      currency,
      now: now(),
    });
  }

  async timeline(
    { environmentId, component, limit, cursor }: TimelineQuery,
    caller: Caller,
  ): Promise<TimelinePage> {
    if (environmentId === undefined && component === undefined) {
      throw new InputError(
        'environmentId or component: one of them has to be given',
      );
    }
    const size = limitOf(limit);
    const found = await this.options.timeline.find(
      { environmentId, component },
      {
        readable: await caller.readable(),
        before:
          cursor === undefined
            ? undefined
            : timelineCursor.decode(cursor).before,
        limit: size + 1,
      },
    );
    const items = found.slice(0, size);
    const last = items.at(-1);
    return {
      items,
      pageInfo: {
        nextCursor:
          last && found.length > size
            ? timelineCursor.encode({ before: Number(last.id) })
            : undefined,
      },
    };
  }

  async operations(id: string, caller: Caller): Promise<OperationSummary[]> {
    const environment = await this.#get(id, caller);
    const found = await this.#operations(environment.id);
    return found.map(operationSummaryOf);
  }

  async log(
    operationId: string,
    { after = 0, limit = MAX_LINES }: LogQuery,
    caller: Caller,
  ): Promise<{ items: LogLine[]; finished: boolean }> {
    const { knex, operationStore } = this.options;
    // Read first: lines that are written before an operation ends are all there.
    const operation = await operationStore.find(operationId);
    const environment =
      operation && (await this.findReadable(operation.environmentId, caller));
    if (!operation || !environment) {
      throw new NotFoundError(`There is no operation '${operationId}'`);
    }
    const size = Math.min(Math.max(1, limit), MAX_LINES);
    const items = await findLines(knex, operationId, {
      after: Math.max(0, after),
      limit: size,
    });
    return {
      items,
      finished: !isUnfinished(operation) && items.length < size,
    };
  }

  async quota(owner: string, caller: Caller): Promise<OwnerQuota> {
    if (!isReadable(await caller.readable(), owner)) {
      throw new NotFoundError(`Nothing is known of the owner '${owner}'`);
    }
    const { knex, blueprints, currency } = this.options;
    return findQuota(knex, {
      owner,
      blueprints: await blueprints.allCurrent(),
      currency,
    });
  }

  /** The newest first. */
  #operations(environmentId: string): Promise<StoredOperation[]> {
    return this.options.operationStore.findNewest(
      environmentId,
      MAX_OPERATIONS,
    );
  }

  async #get(idOrName: string, caller: Caller): Promise<StoredEnvironment> {
    const found = await this.findReadable(idOrName, caller);
    if (!found) {
      throw noEnvironment(idOrName);
    }
    return found;
  }
}

/** Said alike of what is not there and of what the caller may not know of. */
export function noEnvironment(idOrName: string): NotFoundError {
  return new NotFoundError(`There is no environment '${idOrName}'`);
}

/** Whether a driver of one of the resources can pause. */
export function canPause(
  drivers: Drivers,
  resources: Iterable<Pick<StoredResource, 'driver'>>,
): boolean {
  return [...resources].some(
    ({ driver }) => drivers.find(driver)?.pause !== undefined,
  );
}

function versionOf({ desired }: StoredEnvironment) {
  return { id: desired.blueprintId, version: desired.blueprintVersion };
}

function limitOf(limit = DEFAULT_LIMIT): number {
  return Math.min(Math.max(1, Math.trunc(limit)), MAX_LIMIT);
}
