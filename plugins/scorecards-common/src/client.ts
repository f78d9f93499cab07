import {
  ApiClient,
  ApiClientOptions,
  ApiRequestOptions,
  createApiClient,
  Page,
} from '@groundwork/backstage-plugin-groundwork-common';
import { FactState, KnownFact, PushedFact, PushFactsResponse } from './facts';
import {
  BacktestRequest,
  EntityRowQuery,
  GateRequest,
  LevelBrief,
  NextSteps,
  PublishResult,
  ScorecardDetail,
  WaiverDecision,
  WaiverQuery,
  WaiverRequest,
} from './queries';
import {
  BacktestResult,
  EntityRowPage,
  EntityScorecards,
  EvaluatedEntity,
  GateResult,
  LevelSummary,
  ScorecardSummary,
  TeamRollup,
  Transition,
  Waiver,
} from './results';
import { StandingPage, StandingQuery } from './standings';

/**
 * The API of the scorecards backend.
 *
 * @public
 */
export interface ScorecardsApi {
  /** All scorecards, with distribution and trend, by title. */
  listScorecards(options?: ApiRequestOptions): Promise<ScorecardList>;

  /** One scorecard with its definition; undefined when there is none. */
  findScorecard(
    id: string,
    options?: ApiRequestOptions,
  ): Promise<ScorecardDetail | undefined>;

  /** The entities of a scorecard, page by page. */
  queryEntities(
    scorecardId: string,
    query: EntityRowQuery,
    options?: ApiRequestOptions,
  ): Promise<EntityRowPage>;

  /**
   * All entities that a query selects, as a file that comes while it is read:
   * what breaks off on the way is no whole answer.
   */
  exportEntities(
    scorecardId: string,
    query: Omit<EntityRowQuery, 'limit' | 'cursor'> & {
      format: 'csv' | 'json';
    },
    options?: ApiRequestOptions,
  ): Promise<Response>;

  /**
   * Where the entities of a scorecard stand, in each capability and by each
   * check, page by page; what may not be seen is left out.
   */
  queryStandings(
    scorecardId: string,
    query: StandingQuery,
    options?: ApiRequestOptions,
  ): Promise<StandingPage>;

  /** The YAML of a definition as it was written; of the version in force. */
  readDefinition(
    scorecardId: string,
    options?: ApiRequestOptions & { version?: number },
  ): Promise<string>;

  /** All about one entity; undefined when there is none to be seen. */
  findEntity(
    entityRef: string,
    options?: ApiRequestOptions,
  ): Promise<EntityScorecards | undefined>;

  /** What changed for an entity, the newest first. */
  queryHistory(
    query: {
      entityRef: string;
      scorecardId?: string;
      limit?: number;
      cursor?: string;
    },
    options?: ApiRequestOptions,
  ): Promise<Page<Transition>>;

  /** Where an entity stood at a time. */
  findEntityAt(
    entityRef: string,
    at: string,
    options?: ApiRequestOptions,
  ): Promise<{ items: LevelSummary[] }>;

  /** Levels of up to 500 entities; what may not be seen is left out. */
  findLevels(
    entityRefs: string[],
    options?: ApiRequestOptions & { scorecardId?: string },
  ): Promise<{ items: Array<{ entityRef: string; levels: LevelBrief[] }> }>;

  /**
   * Collects the facts of an entity anew, evaluates it, and says which
   * collectors failed, and whether it is evaluated already.
   */
  evaluateEntity(
    entityRef: string,
    options?: ApiRequestOptions,
  ): Promise<EvaluatedEntity>;

  /** Where a team stands; undefined when there is no such group to be seen. */
  findTeam(
    entityRef: string,
    options?: ApiRequestOptions,
  ): Promise<TeamRollup | undefined>;

  /** What the caller should mend next. */
  findNextSteps(options?: ApiRequestOptions): Promise<NextSteps>;

  /** Exemptions, the newest first. */
  queryWaivers(
    query: WaiverQuery,
    options?: ApiRequestOptions,
  ): Promise<Page<Waiver>>;

  /** Asks for an exemption. */
  requestWaiver(
    request: WaiverRequest,
    options?: ApiRequestOptions,
  ): Promise<Waiver>;

  /** Grants, refuses, ends or takes back an exemption. */
  decideWaiver(
    decision: WaiverDecision,
    options?: ApiRequestOptions,
  ): Promise<Waiver>;

  /** Whether an entity has reached a level. */
  askGate(
    request: GateRequest,
    options?: ApiRequestOptions,
  ): Promise<GateResult>;

  /** What a definition would change. */
  backtest(
    request: BacktestRequest,
    options?: ApiRequestOptions,
  ): Promise<BacktestResult>;

  /** Publishes a definition; refused with its problems when it is wrong. */
  publishDefinition(
    yaml: string,
    options?: ApiRequestOptions,
  ): Promise<PublishResult>;

  /** All facts that checks can read. */
  listFacts(options?: ApiRequestOptions): Promise<{ items: KnownFact[] }>;

  /** The facts of an entity. */
  findEntityFacts(
    entityRef: string,
    options?: ApiRequestOptions,
  ): Promise<{ items: FactState[] }>;

  /** Reports facts. All or none are stored. */
  pushFacts(
    facts: PushedFact[],
    options?: ApiRequestOptions,
  ): Promise<PushFactsResponse>;
}

/**
 * All scorecards.
 *
 * @public
 */
export interface ScorecardList {
  items: ScorecardSummary[];
  /** Definitions that were refused, of scorecards that were never in force. */
  refused: RefusedNew[];
  /** True when some entities may not be read, so are not counted. */
  partial?: boolean;
}

/**
 * A definition of a scorecard that has never been in force, as it was refused.
 *
 * @public
 */
export interface RefusedNew {
  scorecardId?: string;
  location: string;
  since: string;
  problems: Array<{
    message: string;
    line?: number;
    column?: number;
    path?: string;
  }>;
}

/**
 * Calls the scorecards backend, from the browser or from another backend.
 *
 * @public
 */
export class ScorecardsClient implements ScorecardsApi {
  readonly #api: ApiClient;

  constructor(options: ApiClientOptions) {
    this.#api = createApiClient({ ...options, pluginId: 'scorecards' });
  }

  listScorecards(options?: ApiRequestOptions): Promise<ScorecardList> {
    return this.#api.request({ path: '/scorecards' }, options);
  }

  findScorecard(
    id: string,
    options?: ApiRequestOptions,
  ): Promise<ScorecardDetail | undefined> {
    return this.#api.requestOptional(
      { path: '/scorecards/{id}', params: { id } },
      options,
    );
  }

  queryEntities(
    scorecardId: string,
    query: EntityRowQuery,
    options?: ApiRequestOptions,
  ): Promise<EntityRowPage> {
    return this.#api.request(
      {
        path: '/scorecards/{id}/entities',
        params: { id: scorecardId },
        query: { ...query },
      },
      options,
    );
  }

  exportEntities(
    scorecardId: string,
    query: Omit<EntityRowQuery, 'limit' | 'cursor'> & {
      format: 'csv' | 'json';
    },
    options?: ApiRequestOptions,
  ): Promise<Response> {
    return this.#api.fetch(
      {
        path: '/scorecards/{id}/export',
        params: { id: scorecardId },
        query: { ...query },
      },
      options,
    );
  }

  queryStandings(
    scorecardId: string,
    query: StandingQuery,
    options?: ApiRequestOptions,
  ): Promise<StandingPage> {
    return this.#api.request(
      {
        method: 'POST',
        path: '/scorecards/{id}/standings',
        params: { id: scorecardId },
        body: query,
      },
      options,
    );
  }

  async readDefinition(
    scorecardId: string,
    options?: ApiRequestOptions & { version?: number },
  ): Promise<string> {
    const { version, ...rest } = options ?? {};
    const response = await this.#api.fetch(
      {
        path: '/scorecards/{id}/definition',
        params: { id: scorecardId },
        query: { version },
      },
      rest,
    );
    return response.text();
  }

  findEntity(
    entityRef: string,
    options?: ApiRequestOptions,
  ): Promise<EntityScorecards | undefined> {
    return this.#api.requestOptional(
      { path: '/entities/by-ref', query: { entityRef } },
      options,
    );
  }

  queryHistory(
    query: {
      entityRef: string;
      scorecardId?: string;
      limit?: number;
      cursor?: string;
    },
    options?: ApiRequestOptions,
  ): Promise<Page<Transition>> {
    return this.#api.request(
      { path: '/entities/history', query: { ...query } },
      options,
    );
  }

  findEntityAt(
    entityRef: string,
    at: string,
    options?: ApiRequestOptions,
  ): Promise<{ items: LevelSummary[] }> {
    return this.#api.request(
      { path: '/entities/as-of', query: { entityRef, at } },
      options,
    );
  }

  findLevels(
    entityRefs: string[],
    options?: ApiRequestOptions & { scorecardId?: string },
  ): Promise<{ items: Array<{ entityRef: string; levels: LevelBrief[] }> }> {
    const { scorecardId, ...rest } = options ?? {};
    return this.#api.request(
      {
        method: 'POST',
        path: '/entities/levels',
        body: { entityRefs, scorecardId },
      },
      rest,
    );
  }

  evaluateEntity(
    entityRef: string,
    options?: ApiRequestOptions,
  ): Promise<EvaluatedEntity> {
    return this.#api.request(
      { method: 'POST', path: '/entities/evaluate', body: { entityRef } },
      options,
    );
  }

  findTeam(
    entityRef: string,
    options?: ApiRequestOptions,
  ): Promise<TeamRollup | undefined> {
    return this.#api.requestOptional(
      { path: '/teams/by-ref', query: { entityRef } },
      options,
    );
  }

  findNextSteps(options?: ApiRequestOptions): Promise<NextSteps> {
    return this.#api.request({ path: '/next-steps' }, options);
  }

  queryWaivers(
    query: WaiverQuery,
    options?: ApiRequestOptions,
  ): Promise<Page<Waiver>> {
    return this.#api.request(
      { path: '/waivers', query: { ...query } },
      options,
    );
  }

  requestWaiver(
    request: WaiverRequest,
    options?: ApiRequestOptions,
  ): Promise<Waiver> {
    return this.#api.request(
      { method: 'POST', path: '/waivers', body: request },
      options,
    );
  }

  decideWaiver(
    decision: WaiverDecision,
    options?: ApiRequestOptions,
  ): Promise<Waiver> {
    return this.#api.request(
      { method: 'POST', path: '/waivers/decide', body: decision },
      options,
    );
  }

  askGate(
    request: GateRequest,
    options?: ApiRequestOptions,
  ): Promise<GateResult> {
    return this.#api.request(
      { method: 'POST', path: '/gate', body: request },
      options,
    );
  }

  backtest(
    request: BacktestRequest,
    options?: ApiRequestOptions,
  ): Promise<BacktestResult> {
    return this.#api.request(
      { method: 'POST', path: '/backtest', body: request },
      options,
    );
  }

  publishDefinition(
    yaml: string,
    options?: ApiRequestOptions,
  ): Promise<PublishResult> {
    return this.#api.request(
      { method: 'POST', path: '/definitions', body: { yaml } },
      options,
    );
  }

  listFacts(options?: ApiRequestOptions): Promise<{ items: KnownFact[] }> {
    return this.#api.request({ path: '/facts' }, options);
  }

  findEntityFacts(
    entityRef: string,
    options?: ApiRequestOptions,
  ): Promise<{ items: FactState[] }> {
    return this.#api.request(
      { path: '/facts/by-entity', query: { entityRef } },
      options,
    );
  }

  pushFacts(
    facts: PushedFact[],
    options?: ApiRequestOptions,
  ): Promise<PushFactsResponse> {
    return this.#api.request(
      { method: 'POST', path: '/facts', body: { facts } },
      options,
    );
  }
}
