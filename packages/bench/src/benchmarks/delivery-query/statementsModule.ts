import { AsyncLocalStorage } from 'node:async_hooks';
import Router from 'express-promise-router';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';

/** Where it is told what the plugin has sent so far. */
export const STATEMENTS_PATH = '/api/delivery/bench-statements';
/** Names what a request is about. */
export const CASE_HEADER = 'x-bench-case';

/** What requests of a kind asked the database. */
export interface CaseStatements {
  /** The most of any such request. */
  most: number;
  /** What took longest, of all of them. */
  slowest: { ms: number; sql: string };
}

interface Query {
  sql: string;
  __knexQueryUid: string;
}

/** Knows which statement is whose. */
class Recorder {
  readonly found: Record<string, CaseStatements> = {};
  readonly #current = new AsyncLocalStorage<{ name: string; count: number }>();
  readonly #begun = new Map<string, { name: string; at: number }>();

  during(name: string, next: () => void): void {
    this.#current.run({ name, count: 0 }, next);
  }

  begin({ __knexQueryUid: id }: Query): void {
    const request = this.#current.getStore();
    if (request) {
      request.count += 1;
      const own = this.#of(request.name);
      own.most = Math.max(own.most, request.count);
      this.#begun.set(id, { name: request.name, at: performance.now() });
    }
  }

  end({ __knexQueryUid: id, sql }: Query): void {
    const begun = this.#begun.get(id);
    if (begun) {
      this.#begun.delete(id);
      const ms = performance.now() - begun.at;
      const own = this.#of(begun.name);
      if (ms > own.slowest.ms) {
        own.slowest = { ms, sql };
      }
    }
  }

  #of(name: string): CaseStatements {
    this.found[name] ??= { most: 0, slowest: { ms: 0, sql: '' } };
    return this.found[name];
  }
}

/** Records what the plugin asks its database, request by request. */
export default createBackendModule({
  pluginId: 'delivery',
  moduleId: 'bench-statements',
  register(env) {
    env.registerInit({
      deps: {
        database: coreServices.database,
        httpRouter: coreServices.httpRouter,
      },
      async init({ database, httpRouter }) {
        const recorder = new Recorder();
        const knex = await database.getClient();
        knex.on('query', (query: Query) => recorder.begin(query));
        knex.on('query-response', (_response: unknown, query: Query) =>
          recorder.end(query),
        );
        const router = Router();
        router.get('/bench-statements', (_req, res) => {
          res.json(recorder.found);
        });
        // Modules come before their plugin, and so do their routes.
        router.use((req, _res, next) => {
          const name = req.header(CASE_HEADER);
          if (name === undefined) {
            next();
          } else {
            recorder.during(name, next);
          }
        });
        httpRouter.use(router);
      },
    });
  },
});
