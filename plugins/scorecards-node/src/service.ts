import {
  AuthService,
  BackstageCredentials,
  coreServices,
  createServiceFactory,
  createServiceRef,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { ScorecardsClient } from '@groundwork/backstage-plugin-scorecards-common';
import type {
  EntityRowPage,
  EntityRowQuery,
  EntityScorecards,
  EvaluatedEntity,
  GateRequest,
  GateResult,
  LevelBrief,
  PublishResult,
  PushedFact,
  PushFactsResponse,
  ScorecardDetail,
  ScorecardList,
  StandingPage,
  StandingQuery,
  TeamRollup,
} from '@groundwork/backstage-plugin-scorecards-common';

/**
 * On whose behalf a call is made, and until when.
 *
 * @public
 */
export interface ScorecardsCallOptions {
  credentials: BackstageCredentials;
  signal?: AbortSignal;
}

/**
 * The scorecards plugin, for other backend plugins. It may run in the same
 * backend or in another one.
 *
 * Each call is made on behalf of the given credentials: what they may not read
 * is not in the answer.
 *
 * @public
 */
export interface ScorecardsService {
  /** All scorecards, with distribution and trend. */
  listScorecards(options: ScorecardsCallOptions): Promise<ScorecardList>;

  /** One scorecard with its definition; undefined when there is none. */
  findScorecard(
    id: string,
    options: ScorecardsCallOptions,
  ): Promise<ScorecardDetail | undefined>;

  /** The entities of a scorecard, page by page. */
  queryEntities(
    scorecardId: string,
    query: EntityRowQuery,
    options: ScorecardsCallOptions,
  ): Promise<EntityRowPage>;

  /**
   * Where the entities of a scorecard stand, in each capability and by each
   * check, page by page.
   */
  queryStandings(
    scorecardId: string,
    query: StandingQuery,
    options: ScorecardsCallOptions,
  ): Promise<StandingPage>;

  /** The YAML of a definition as it was written; of the version in force. */
  readDefinition(
    scorecardId: string,
    options: ScorecardsCallOptions & { version?: number },
  ): Promise<string>;

  /**
   * Publishes a definition, unless it is the one in force already; refused with
   * its problems when it is wrong.
   */
  publishDefinition(
    yaml: string,
    options: ScorecardsCallOptions,
  ): Promise<PublishResult>;

  /** All about one entity; undefined when there is none to be seen. */
  findEntity(
    entityRef: string,
    options: ScorecardsCallOptions,
  ): Promise<EntityScorecards | undefined>;

  /** Levels of up to 500 entities. */
  findLevels(
    entityRefs: string[],
    options: ScorecardsCallOptions & { scorecardId?: string },
  ): Promise<{ items: Array<{ entityRef: string; levels: LevelBrief[] }> }>;

  /**
   * Collects the facts of an entity anew, evaluates it, and says which
   * collectors failed, and whether it is evaluated already.
   */
  evaluateEntity(
    entityRef: string,
    options: ScorecardsCallOptions,
  ): Promise<EvaluatedEntity>;

  /** Where a team stands; undefined when there is no such group to be seen. */
  findTeam(
    entityRef: string,
    options: ScorecardsCallOptions,
  ): Promise<TeamRollup | undefined>;

  /** Whether an entity has reached a level. */
  askGate(
    request: GateRequest,
    options: ScorecardsCallOptions,
  ): Promise<GateResult>;

  /** Reports facts. All or none are stored. */
  pushFacts(
    facts: PushedFact[],
    options: ScorecardsCallOptions,
  ): Promise<PushFactsResponse>;
}

class DefaultScorecardsService implements ScorecardsService {
  readonly #client: ScorecardsClient;

  constructor(
    private readonly options: {
      auth: AuthService;
      discovery: DiscoveryService;
    },
  ) {
    this.#client = new ScorecardsClient({ discoveryApi: options.discovery });
  }

  async listScorecards(options: ScorecardsCallOptions) {
    return this.#client.listScorecards(await this.#as(options));
  }

  async findScorecard(id: string, options: ScorecardsCallOptions) {
    return this.#client.findScorecard(id, await this.#as(options));
  }

  async queryEntities(
    scorecardId: string,
    query: EntityRowQuery,
    options: ScorecardsCallOptions,
  ) {
    const as = await this.#as(options);
    return this.#client.queryEntities(scorecardId, query, as);
  }

  async queryStandings(
    scorecardId: string,
    query: StandingQuery,
    options: ScorecardsCallOptions,
  ) {
    const as = await this.#as(options);
    return this.#client.queryStandings(scorecardId, query, as);
  }

  async readDefinition(
    scorecardId: string,
    options: ScorecardsCallOptions & { version?: number },
  ) {
    const { version } = options;
    const as = await this.#as(options);
    return this.#client.readDefinition(scorecardId, { ...as, version });
  }

  async publishDefinition(yaml: string, options: ScorecardsCallOptions) {
    return this.#client.publishDefinition(yaml, await this.#as(options));
  }

  async findEntity(entityRef: string, options: ScorecardsCallOptions) {
    return this.#client.findEntity(entityRef, await this.#as(options));
  }

  async findLevels(
    entityRefs: string[],
    options: ScorecardsCallOptions & { scorecardId?: string },
  ) {
    const { scorecardId } = options;
    const as = await this.#as(options);
    return this.#client.findLevels(entityRefs, { ...as, scorecardId });
  }

  async evaluateEntity(entityRef: string, options: ScorecardsCallOptions) {
    return this.#client.evaluateEntity(entityRef, await this.#as(options));
  }

  async findTeam(entityRef: string, options: ScorecardsCallOptions) {
    return this.#client.findTeam(entityRef, await this.#as(options));
  }

  async askGate(request: GateRequest, options: ScorecardsCallOptions) {
    return this.#client.askGate(request, await this.#as(options));
  }

  async pushFacts(facts: PushedFact[], options: ScorecardsCallOptions) {
    return this.#client.pushFacts(facts, await this.#as(options));
  }

  async #as({ credentials, signal }: ScorecardsCallOptions) {
    const { token } = await this.options.auth.getPluginRequestToken({
      onBehalfOf: credentials,
      targetPluginId: 'scorecards',
    });
    return { token, signal };
  }
}

/**
 * Lets other backend plugins ask where entities stand.
 *
 * @public
 */
export const scorecardsServiceRef = createServiceRef<ScorecardsService>({
  id: 'scorecards.service',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { auth: coreServices.auth, discovery: coreServices.discovery },
      factory: deps => new DefaultScorecardsService(deps),
    }),
});
