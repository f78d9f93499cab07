import { LoggerService } from '@backstage/backend-plugin-api';
import {
  OnCallProvider,
  OnCallQuery,
} from '@groundwork/backstage-plugin-ownership-node';
import { withHostsOnly } from './ShownError';

/** Messages may differ from question to question. */
const MAX_MESSAGES = 20;
const MAX_LENGTH = 500;

/** Logs why providers fail: once for each reason, not for each question. */
export class ProviderLog {
  readonly #logged = new Map<OnCallProvider, Set<string>>();

  constructor(private readonly logger: LoggerService) {}

  failed(provider: OnCallProvider, query: OnCallQuery, error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    const reason = withHostsOnly(message.slice(0, MAX_LENGTH));
    const logged = this.#logged.get(provider) ?? new Set();
    this.#logged.set(provider, logged);
    if (!logged.has(reason) && logged.size < MAX_MESSAGES) {
      logged.add(reason);
      this.logger.warn(`On-call provider '${provider.id}': ${reason}`);
    } else {
      this.logger.debug(
        `On-call provider '${provider.id}' has no answer for ${query.entityRef}: ${reason}`,
      );
    }
  }
}
