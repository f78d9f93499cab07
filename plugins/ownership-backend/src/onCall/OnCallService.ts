import { LoggerService } from '@backstage/backend-plugin-api';
import { OnCall } from '@groundwork/backstage-plugin-ownership-common';
import {
  OnCallProvider,
  OnCallQuery,
} from '@groundwork/backstage-plugin-ownership-node';
import { EntityFinder, onCallQueryOf } from '../domain/onCall/query';
import { EntityProjection } from '../domain/projection';
import { untilAborted } from '../providers/feeds/origin';

/** How long each provider has. */
const BUDGET_MS = 500;

/** What the service is made with. */
export interface OnCallServiceOptions {
  /** In the order in which they are asked. */
  providers: readonly OnCallProvider[];
  /** Finds owners. */
  find: EntityFinder;
  logger: LoggerService;
  budgetMs?: number;
}

/** Says who is on call; the answer never waits long and never fails. */
export class OnCallService {
  constructor(private readonly options: OnCallServiceOptions) {}

  /** Asks the providers, until one knows a schedule for the entity. */
  async onCall(entity: EntityProjection, at: Date): Promise<OnCall> {
    const query = onCallQueryOf(entity, this.options.find, at);
    const failures: string[] = [];
    for (const provider of this.options.providers) {
      try {
        const answer = await this.ask(provider, query);
        if (answer) {
          return answer;
        }
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        failures.push(`${provider.id}: ${reason}`);
        this.options.logger.debug(
          `On-call provider '${provider.id}' has no answer for ${entity.entityRef}: ${reason}`,
        );
      }
    }
    return withoutAnswer(query, failures);
  }

  private async ask(
    provider: OnCallProvider,
    query: OnCallQuery,
  ): Promise<OnCall | undefined> {
    const { budgetMs = BUDGET_MS } = this.options;
    const controller = new AbortController();
    const timer = setTimeout(
      () => controller.abort(new Error(`no answer within ${budgetMs} ms`)),
      budgetMs,
    );
    const { signal } = controller;
    try {
      return await untilAborted(provider.onCall(query, { signal }), signal);
    } finally {
      clearTimeout(timer);
    }
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
