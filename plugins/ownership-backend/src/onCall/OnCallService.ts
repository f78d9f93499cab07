import { LoggerService } from '@backstage/backend-plugin-api';
import { OnCall } from '@groundwork/backstage-plugin-ownership-common';
import {
  OnCallProvider,
  OnCallQuery,
} from '@groundwork/backstage-plugin-ownership-node';
import limiter from 'p-limit';
import {
  EntityFinder,
  onCallQueryOf,
  scheduleKeyOf,
} from '../domain/onCall/query';
import { EntityProjection } from '../domain/projection';
import { abortError, untilAborted } from '../providers/feeds/origin';
import { ProviderLog } from './ProviderLog';
import { ShownError } from './ShownError';

/** How long each provider has for an entity. */
const BUDGET_MS = 500;

/** How long all questions of a request have together. */
const REQUEST_BUDGET_MS = 2_000;

const MAX_QUESTIONS_AT_ONCE = 10;

/** What the service is made with. */
export interface OnCallServiceOptions {
  /** In the order in which they are asked. */
  providers: readonly OnCallProvider[];
  /**
   * Whether entities with the same owners and the same annotations about
   * on-call have the same answer. Calendars go by annotations; providers of
   * modules may tell entities apart.
   */
  sharesAnswers?: boolean;
  /** Finds owners. */
  find: EntityFinder;
  logger: LoggerService;
  budgetMs?: number;
  requestBudgetMs?: number;
}

/** Says who is on call; the answer never waits long and never fails. */
export class OnCallService {
  readonly #log: ProviderLog;

  constructor(private readonly options: OnCallServiceOptions) {
    this.#log = new ProviderLog(options.logger);
  }

  /** Who is on call for entities, in their order, with one deadline for all. */
  async onCallOfAll(
    entities: readonly EntityProjection[],
    at: Date,
  ): Promise<OnCall[]> {
    const {
      find,
      sharesAnswers,
      requestBudgetMs = REQUEST_BUDGET_MS,
    } = this.options;
    const limit = limiter(MAX_QUESTIONS_AT_ONCE);
    const asked = new Map<string, Promise<OnCall>>();
    return withDeadline(
      requestBudgetMs,
      `no answer within the ${requestBudgetMs} ms that all questions of a request have`,
      deadline =>
        Promise.all(
          entities.map(entity => {
            const query = onCallQueryOf(entity, find, at);
            const key = sharesAnswers ? scheduleKeyOf(query) : entity.entityRef;
            const answer =
              asked.get(key) ?? limit(() => this.#answer(query, deadline));
            asked.set(key, answer);
            return answer;
          }),
        ),
    );
  }

  /** Asks the providers, until one knows a schedule for the entity. */
  async onCall(entity: EntityProjection, at: Date): Promise<OnCall> {
    return this.#answer(onCallQueryOf(entity, this.options.find, at));
  }

  async #answer(query: OnCallQuery, deadline?: AbortSignal): Promise<OnCall> {
    const failures: string[] = [];
    for (const provider of this.options.providers) {
      if (deadline?.aborted) {
        failures.push(abortError(deadline).message);
        break;
      }
      try {
        const answer = await this.#ask(provider, query, deadline);
        if (answer) {
          return answer;
        }
      } catch (error) {
        this.#log.failed(provider, query, error);
        failures.push(
          `${provider.id}: ${
            error instanceof ShownError ? error.message : 'failed'
          }`,
        );
      }
    }
    return withoutAnswer(query, failures);
  }

  async #ask(
    provider: OnCallProvider,
    query: OnCallQuery,
    deadline: AbortSignal | undefined,
  ): Promise<OnCall | undefined> {
    const { budgetMs = BUDGET_MS } = this.options;
    return withDeadline(
      budgetMs,
      `no answer within ${budgetMs} ms`,
      async own => {
        const signal = deadline ? AbortSignal.any([own, deadline]) : own;
        try {
          return await untilAborted(provider.onCall(query, { signal }), signal);
        } catch (error) {
          // Some fail with an error of their own when they are given up.
          throw signal.aborted ? abortError(signal) : error;
        }
      },
    );
  }
}

async function withDeadline<T>(
  ms: number,
  message: string,
  task: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new ShownError(message)), ms);
  try {
    return await task(controller.signal);
  } finally {
    clearTimeout(timer);
  }
}

function withoutAnswer(query: OnCallQuery, failures: string[]): OnCall {
  const schedule = query.annotations['groundwork.dev/on-call'];
  if (failures.length > 0) {
    return {
      status: 'unavailable',
      levels: [],
      ...(schedule ? { schedule } : {}),
      reason: failures.join('; '),
    };
  }
  return schedule
    ? {
        status: 'none',
        levels: [],
        schedule,
        reason: `no provider knows the schedule '${schedule}'`,
      }
    : { status: 'none', levels: [] };
}
