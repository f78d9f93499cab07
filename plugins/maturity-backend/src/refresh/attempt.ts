import { LoggerService } from '@backstage/backend-plugin-api';
import { MaturityRemark } from '@groundwork/backstage-plugin-maturity-common';

/** Collects what could not be read, so that all else is still written. */
export class Attempts {
  readonly problems: MaturityRemark[] = [];

  constructor(
    private readonly options: { logger: LoggerService; signal: AbortSignal },
  ) {}

  /**
   * Reads from another plugin. If it does not answer, that is told, and
   * `undefined` means that what was known before stays.
   */
  async read<T>(remark: MaturityRemark, run: () => Promise<T>) {
    const { logger, signal } = this.options;
    try {
      return { value: await run() };
    } catch (error) {
      signal.throwIfAborted();
      logger.warn(remark.text, error as Error);
      this.add(remark);
      return undefined;
    }
  }

  /** Each is told once. */
  add(remark: MaturityRemark): void {
    if (!this.problems.some(it => it.text === remark.text)) {
      this.problems.push(remark);
    }
  }
}
