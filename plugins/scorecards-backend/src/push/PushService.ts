import {
  AuditorService,
  AuditorServiceCreateEventOptions,
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { AuthenticationError, NotAllowedError } from '@backstage/errors';
import {
  InvalidRequestError,
  RequestProblem,
} from '@groundwork/backstage-plugin-groundwork-node';
import {
  PushedFact,
  PushFactsResponse,
  scorecardsFactsPushPermission,
} from '@groundwork/backstage-plugin-scorecards-common';
import { Knex } from 'knex';
import { Definitions } from '../definitions/types';
import { FactCatalog } from '../facts/FactCatalog';
import { FactStore } from '../facts/FactStore';
import { PUSH_SOURCE } from '../facts/types';
import { PushChecks, PushCaller } from './PushChecks';
import { PushClients } from './PushClients';
import { PushConfig } from './config';
import { toObservations } from './toObservations';
import { readPushed, ReadFact } from './readPushed';

type AnyRequest = NonNullable<AuditorServiceCreateEventOptions['request']>;

/** What an audit event tells at most. */
const MAX_AUDITED_REFS = 20;
const MAX_DENIED_SHOWN = 10;

/** Tells which of some entities a caller may do something with. */
export type EntitySelector = (
  credentials: BackstageCredentials,
  entityRefs: string[],
) => Promise<Set<string>>;

/** Takes facts that others report. */
export class PushService {
  readonly #clients: PushClients;
  readonly #checks: PushChecks;

  constructor(
    private readonly options: {
      config: PushConfig;
      knex: Knex;
      catalog: FactCatalog;
      store: Pick<FactStore, 'ingest'>;
      definitions: Pick<Definitions, 'current'>;
      /** About which entities a caller of the portal may report. */
      mayPush: EntitySelector;
      /** Which entities a caller of the portal may read. */
      readable: EntitySelector;
      httpAuth: HttpAuthService;
      auditor: AuditorService;
      now: () => Date;
    },
  ) {
    this.#clients = new PushClients(options.config.clients);
    this.#checks = new PushChecks(options);
  }

  /**
   * Finds out who reports. The route is open to requests without credentials of
   * the portal, so that nothing may happen before this.
   *
   * @throws AuthenticationError
   */
  async authenticate(request: AnyRequest): Promise<PushCaller> {
    const client = this.#clients.find(request.headers.authorization);
    if (client) {
      return { kind: 'client', client };
    }
    try {
      const credentials = await this.options.httpAuth.credentials(request, {
        allow: ['user', 'service'],
      });
      return { kind: 'portal', credentials };
    } catch (error) {
      throw explainMissing(error as Error);
    }
  }

  /**
   * Stores reported facts, all or none.
   *
   * @throws InvalidRequestError or NotAllowedError, which name the facts that
   * cannot be taken, and why
   */
  async push(
    caller: PushCaller,
    facts: readonly PushedFact[],
    request: AnyRequest,
  ): Promise<PushFactsResponse> {
    const event = await this.options.auditor.createEvent({
      eventId: 'facts-push',
      severityLevel: 'medium',
      meta: metaOf(caller, facts),
      // The auditor asks who sent a request, and knows nothing of clients
      ...(caller.kind === 'portal' && { request }),
    });
    try {
      const response = await this.#store(caller, facts);
      await event.success({ meta: { ...response } });
      return response;
    } catch (error) {
      await event.fail({ error: error as Error });
      throw error;
    }
  }

  async #store(
    caller: PushCaller,
    pushed: readonly PushedFact[],
  ): Promise<PushFactsResponse> {
    const { store, catalog } = this.options;
    const now = this.options.now();
    const facts = await this.#check(caller, pushed, now);
    const { stored, changed, outdated } = await store.ingest({
      source: PUSH_SOURCE,
      observations: toObservations(facts),
      declared: catalog.declaredBy(PUSH_SOURCE),
      now,
      allOrNothing: true,
    });
    return { stored, changed, outdated };
  }

  async #check(
    caller: PushCaller,
    pushed: readonly PushedFact[],
    now: Date,
  ): Promise<ReadFact[]> {
    const problems: RequestProblem[] = [];
    const facts = readPushed(pushed, now, problems);
    refuse(problems);
    const { denied, invalid } = await this.#checks.check(caller, facts);
    if (denied.length > 0) {
      throw new NotAllowedError(describeDenied(denied));
    }
    refuse(invalid);
    return facts;
  }
}

function refuse(problems: RequestProblem[]): void {
  if (problems.length > 0) {
    throw new InvalidRequestError(problems);
  }
}

function describeDenied(denied: readonly RequestProblem[]): string {
  const shown = denied
    .slice(0, MAX_DENIED_SHOWN)
    .map(({ field, message }) => `${field} ${message}`);
  const more = denied.length - shown.length;
  return [
    `Nothing was stored: ${shown.join('; ')}`,
    ...(more > 0 ? [`and ${more} more`] : []),
  ].join('; ');
}

function explainMissing(error: Error): Error {
  return error.name === 'AuthenticationError'
    ? new AuthenticationError(
        `Facts are taken from callers with a token of the portal and the permission '${scorecardsFactsPushPermission.name}', or with the secret of a client of scorecards.push.clients as bearer token`,
        error,
      )
    : error;
}

function metaOf(caller: PushCaller, facts: readonly PushedFact[]) {
  const entityRefs = [...new Set(facts.map(({ entityRef }) => entityRef))];
  return {
    ...(caller.kind === 'client' && { client: caller.client.id }),
    facts: facts.length,
    entities: entityRefs.length,
    entityRefs: entityRefs.slice(0, MAX_AUDITED_REFS),
  };
}
