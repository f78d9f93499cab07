import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { OperationKind } from '@groundwork/backstage-plugin-environments-common';
import { Knex } from 'knex';
import { isUnfinished } from '../engine/types';
import { StoredEnvironment } from '../environments/types';
import { createKillWorld } from './killWorld';
import { ScratchDatabase } from './ScratchDatabase';

/** What people ask for. */
type Asked = Extract<
  OperationKind,
  'create' | 'update' | 'pause' | 'resume' | 'destroy'
>;

const PERSON = 'user:default/mina';
const LOOK_MS = 50;
const OPERATIONS_PER_LIFE = 7;
/** How often somebody does not wait for the end of what was asked before. */
const HASTE = 0.25;

/** People who make environments, change their minds, and remove them. */
export class Lives {
  /** Ids of what was asked for, as it was answered. */
  readonly operations: string[] = [];
  readonly environments: string[] = [];

  constructor(
    private readonly options: {
      database: ScratchDatabase;
      world: ReturnType<typeof createKillWorld>;
      dice: () => number;
      /** When nothing more is asked for. */
      isOver: () => boolean;
    },
  ) {}

  /** One environment after the other, until it is over. */
  async live(): Promise<void> {
    while (!this.options.isOver()) {
      await this.#one();
    }
  }

  async #one(): Promise<void> {
    const { dice, isOver } = this.options;
    const { id, operationId } = await this.#create();
    let last: { kind: Asked; operationId: string } = {
      kind: 'create',
      operationId,
    };
    for (let asked = 1; !isOver() && last.kind !== 'destroy'; asked++) {
      const kind =
        asked >= OPERATIONS_PER_LIFE ? 'destroy' : nextKind(last.kind, dice());
      if (!mayHurry(last.kind, kind) || dice() > HASTE) {
        await this.#ended(last.operationId);
      }
      if (isOver()) {
        return;
      }
      last = { kind, operationId: await this.#ask(id, kind, asked) };
    }
    await this.#ended(last.operationId);
  }

  async #create(): Promise<{ id: string; operationId: string }> {
    const { database, world } = this.options;
    const environment = newEnvironment(new Date());
    const operation = await database.use(knex =>
      knex.transaction(async trx => {
        await world.environments.insert(trx, environment);
        return world.operations.submit(trx, {
          environment,
          kind: 'create',
          requestedBy: PERSON,
        });
      }),
    );
    this.environments.push(environment.id);
    this.operations.push(operation.id);
    return { id: environment.id, operationId: operation.id };
  }

  async #ask(id: string, kind: Asked, size: number): Promise<string> {
    const { database } = this.options;
    const operationId = await database.use(knex =>
      knex.transaction(trx => this.#submit(trx, { id, kind, size })),
    );
    this.operations.push(operationId);
    return operationId;
  }

  async #submit(
    trx: Knex.Transaction,
    { id, kind, size }: { id: string; kind: Asked; size: number },
  ): Promise<string> {
    const { environments, operations } = this.options.world;
    const locked = await environments.lock(trx, id);
    if (!locked) {
      throw new Error(`Environment ${id} is gone`);
    }
    const environment: StoredEnvironment = {
      ...locked,
      generation: locked.generation + 1,
      updatedAt: new Date(),
      desired: {
        ...locked.desired,
        inputs: kind === 'update' ? { size } : locked.desired.inputs,
        paused: kind === 'pause',
        deleted: kind === 'destroy',
      },
    };
    await environments.update(trx, environment);
    const submitted = await operations.submit(trx, {
      environment,
      kind,
      requestedBy: PERSON,
    });
    return submitted.id;
  }

  /** Waits until it has, or until it is over. */
  async #ended(operationId: string): Promise<void> {
    const { database, world, isOver } = this.options;
    while (!isOver()) {
      const operation = await database.use(() =>
        world.operationStore.find(operationId),
      );
      if (operation && !isUnfinished(operation)) {
        return;
      }
      await sleep(LOOK_MS);
    }
  }
}

function nextKind(last: Asked, dice: number): Asked {
  if (last === 'pause') {
    return dice < 0.8 ? 'resume' : 'destroy';
  }
  if (dice < 0.45) {
    return 'update';
  }
  return dice < 0.85 ? 'pause' : 'destroy';
}

/** A pause of what is not there yet would leave nothing to compare. */
function mayHurry(last: Asked, next: Asked): boolean {
  return next === 'destroy' || (next === 'update' && last !== 'pause');
}

function newEnvironment(now: Date): StoredEnvironment {
  const id = randomUUID();
  return {
    id,
    name: `env-${id.slice(0, 8)}`,
    owner: 'group:default/ordering',
    createdBy: PERSON,
    createdAt: now,
    updatedAt: now,
    generation: 1,
    observedGeneration: 0,
    desired: {
      blueprintId: 'service',
      blueprintVersion: 1,
      inputs: { size: 0 },
      paused: false,
      deleted: false,
    },
    phase: 'pending',
    message: '',
    conditions: [],
    outputs: {},
    warned: 0,
    costPerHour: 0,
    costPerDay: 0,
    costSoFar: 0,
    costAt: now,
  };
}
