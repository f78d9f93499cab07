import { createHash } from 'node:crypto';
import { LogLine } from '@groundwork/backstage-plugin-environments-common';
import { Knex } from 'knex';
import { OperationRow } from '../../database/rows';
import { findLines } from '../../engine/OperationLog';
import { operationOfRow } from '../../engine/OperationStore';
import { ResourceStore } from '../../engine/ResourceStore';
import {
  isUnfinished,
  StoredOperation,
  StoredResource,
} from '../../engine/types';
import { EnvironmentStore } from '../../environments/EnvironmentStore';
import { StoredEnvironment } from '../../environments/types';
import { findAsked } from './findAsked';
import { LINES_AT_ONCE, Printed, ServiceOutput } from './ServiceOutput';

/** Operations whose logs are told; the newest. */
const MAX_OPERATIONS = 20;

/** What a snapshot is read with. */
export interface SnapshotDeps {
  knex: Knex;
  environments: Pick<EnvironmentStore, 'find'>;
  resources: Pick<ResourceStore, 'findOf'>;
  output: ServiceOutput;
}

/** An operation, and how long its log is. */
export interface FollowedOperation {
  id: string;
  number: number;
  isFinished: boolean;
  lines: number;
}

/**
 * An environment at a time, for all that follow it. What several of them need is
 * read once.
 */
export class Snapshot {
  readonly #lines = new Map<string, Promise<LogLine[]>>();
  readonly #printed = new Map<string, Promise<Printed>>();

  private constructor(
    private readonly deps: SnapshotDeps,
    readonly environment: StoredEnvironment,
    /** Changes with whatever its page shows. */
    readonly fingerprint: string,
    /** In the order of their numbers. */
    readonly operations: readonly FollowedOperation[],
    private readonly resources: ReadonlyMap<string, StoredResource>,
    /** Whether nobody works on it, so that it changes rarely. */
    readonly isIdle: boolean,
  ) {}

  /** Undefined when the environment is not there any more. */
  static async read(
    deps: SnapshotDeps,
    environmentId: string,
  ): Promise<Snapshot | undefined> {
    const { knex, environments, resources } = deps;
    // First: of an operation that has ended by now every line is there.
    const rows = await knex<OperationRow>('operation')
      .where({ environment_id: environmentId })
      .orderBy('number', 'desc')
      .limit(MAX_OPERATIONS);
    const [environment, found] = await Promise.all([
      environments.find(environmentId),
      resources.findOf(environmentId),
    ]);
    if (!environment) {
      return undefined;
    }
    const asked = await findAsked(knex, environment);
    const stored = rows.map(row => operationOfRow(knex, row)).reverse();
    const lengths = new Map(rows.map(row => [row.id, row.log_lines]));
    return new Snapshot(
      deps,
      environment,
      fingerprintOf(environment, found, stored, asked),
      stored.map(it => ({
        id: it.id,
        number: it.number,
        isFinished: !isUnfinished(it),
        lines: lengths.get(it.id) ?? 0,
      })),
      found,
      stored.every(it => !isUnfinished(it) || it.status === 'waiting_approval'),
    );
  }

  /** The same without reading it, for what services have printed since. */
  again(): Snapshot {
    return new Snapshot(
      this.deps,
      this.environment,
      this.fingerprint,
      this.operations,
      this.resources,
      this.isIdle,
    );
  }

  /** Names of resources that may print. */
  get services(): string[] {
    return [...this.resources.values()]
      .filter(it => this.deps.output.mayPrint(it))
      .map(({ name }) => name);
  }

  /** Lines of an operation after one. */
  lines(operationId: string, after: number): Promise<LogLine[]> {
    return remembered(this.#lines, `${operationId} ${after}`, () =>
      findLines(this.deps.knex, operationId, { after, limit: LINES_AT_ONCE }),
    );
  }

  /** What a service has printed since. */
  printed(service: string, after: string | undefined): Promise<Printed> {
    const resource = this.resources.get(service);
    if (!resource) {
      return Promise.resolve({
        kind: 'lines',
        lines: [],
        position: after ?? '',
      });
    }
    return remembered(this.#printed, `${service} ${after ?? ''}`, () =>
      this.deps.output.read(resource, after),
    );
  }
}

function remembered<T>(
  memory: Map<string, Promise<T>>,
  key: string,
  read: () => Promise<T>,
): Promise<T> {
  const known = memory.get(key);
  if (known) {
    return known;
  }
  const reading = read();
  memory.set(key, reading);
  return reading;
}

function fingerprintOf(
  environment: StoredEnvironment,
  resources: ReadonlyMap<string, StoredResource>,
  operations: readonly StoredOperation[],
  asked: readonly string[],
): string {
  return createHash('sha256')
    .update(
      JSON.stringify([environment, [...resources.values()], operations, asked]),
    )
    .digest('base64url')
    .slice(0, 22);
}
