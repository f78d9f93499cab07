import { get, IncomingMessage } from 'node:http';
import { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockErrorHandler,
  mockServices,
} from '@backstage/backend-test-utils';
import { NotAllowedError } from '@backstage/errors';
import {
  EnvironmentDetail,
  LogLine,
} from '@groundwork/backstage-plugin-environments-common';
import {
  createOpenApiRouter,
  subjectOf,
} from '@groundwork/backstage-plugin-groundwork-node';
import express from 'express';
import { Knex } from 'knex';
import { createWorld } from '../../engine/__testUtils__/world';
import { Drivers } from '../../engine/Drivers';
import { Followers, FollowingLimits } from '../events/Followers';
import { addEventRoutes } from '../events/routes';
import { ServiceOutput } from '../events/ServiceOutput';
import { EnvironmentsRouter, spec } from '../openapi';
import { Caller, EnvironmentReader } from '../services';
import { PrintingDriver } from './PrintingDriver';

/** What events tell, by their names. */
interface EventData {
  environment: Pick<EnvironmentDetail, 'id' | 'phase'>;
  log: LogLine & { operationId: string };
  service: { resource: string; lines: string[] };
}

/** An event as a reader gets it. */
export type ReadEvent = {
  [K in keyof EventData]: { id: string; event: K; data: EventData[K] };
}[keyof EventData];

/** Somebody who follows an environment over HTTP. */
export class EventReader {
  readonly events: ReadEvent[] = [];
  comments = 0;
  ended = false;
  #text = '';

  constructor(readonly response: IncomingMessage) {
    response.setEncoding('utf8');
    response.on('data', (text: string) => this.#read(text));
    response.on('close', () => {
      this.ended = true;
    });
  }

  /** What events of a name have told. */
  of<K extends keyof EventData>(event: K): Array<EventData[K]> {
    return this.events.flatMap(it =>
      it.event === event ? [it.data as EventData[K]] : [],
    );
  }

  leave(): void {
    this.response.destroy();
  }

  #read(text: string): void {
    this.#text += text;
    for (;;) {
      const end = this.#text.indexOf('\n\n');
      if (end < 0) {
        return;
      }
      const block = this.#text.slice(0, end);
      this.#text = this.#text.slice(end + 2);
      if (block.startsWith(':')) {
        this.comments += 1;
        continue;
      }
      const [id, event, data] = block
        .split('\n')
        .map(line => line.slice(line.indexOf(':') + 2));
      this.events.push({ id, event, data: JSON.parse(data) } as ReadEvent);
    }
  }
}

/** The ref of somebody by their name. */
export function refOfUser(name: string): string {
  return `user:default/${name}`;
}

const PATIENCE_MS = 30_000;

/** Waits until something is so: on a busy machine for long, but not for ever. */
export async function eventually(isSo: () => boolean): Promise<void> {
  for (
    const start = Date.now();
    Date.now() - start < PATIENCE_MS && !isSo();

  ) {
    await sleep(10);
  }
  expect(isSo()).toBe(true);
}

/** The route that follows environments, with an engine that tests move. */
export async function startFollowApp(
  knex: Knex,
  limits: Partial<FollowingLimits> = {},
) {
  const world = createWorld(knex);
  const driver = new PrintingDriver();
  const drivers = new Drivers();
  drivers.add(Object.assign(driver, { id: 'ledger' as const }));
  const denied = new Set<string>();
  const callerOf = async (
    credentials: BackstageCredentials,
  ): Promise<Caller> => {
    const ref = subjectOf(credentials);
    if (denied.has(ref)) {
      throw new NotAllowedError('They may not read it any more');
    }
    return {
      ref,
      credentials,
      readable: async () => ({ kind: 'all' }),
    } as Caller;
  };
  const present = jest.fn(
    async ({ id, phase }) => ({ id, phase } as EnvironmentDetail),
  );
  const followers = new Followers({
    ...world,
    knex,
    callers: { with: callerOf },
    reader: { present },
    output: new ServiceOutput({
      ...world,
      drivers,
      now: world.clock.now,
    }),
    logger: mockServices.logger.mock(),
    limits: { pollMs: 20, ...limits },
  });
  const router = createOpenApiRouter(spec) as unknown as EnvironmentsRouter;
  addEventRoutes(router, {
    callers: {
      of: async ({ headers }) =>
        callerOf(mockCredentials.user(refOfUser(`${headers['x-user']}`))),
    },
    reader: {
      find: async (id: string) => {
        const found = await world.environments.find(id);
        return found && { id: found.id };
      },
    } as unknown as EnvironmentReader,
    followers,
  });
  const server = express().use(router).use(mockErrorHandler()).listen(0);
  const { port } = server.address() as AddressInfo;
  const follow = (
    id: string,
    {
      user = 'mina',
      lastEventId,
      query = '',
    }: { user?: string; lastEventId?: string; query?: string } = {},
  ) =>
    new Promise<EventReader>((resolve, reject) => {
      get(
        `http://127.0.0.1:${port}/environments/${id}/events${query}`,
        {
          agent: false,
          headers: {
            'x-user': user,
            ...(lastEventId && { 'last-event-id': lastEventId }),
          },
        },
        response => resolve(new EventReader(response)),
      ).on('error', reject);
    });
  const stop = async () => {
    followers.close();
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
  };
  return { world, driver, denied, present, followers, follow, stop };
}
