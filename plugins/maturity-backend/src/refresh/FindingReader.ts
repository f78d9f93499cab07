import {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import { DeliveryApi } from '@groundwork/backstage-plugin-delivery-common';
import { DeliveryService } from '@groundwork/backstage-plugin-delivery-node';
import { StoredFinding } from '../store';

/** What holds changes up moves slowly, and is much work to find out. */
const FRESH_FOR_MS = 60 * 60_000;
/** To find that there is too little takes no work, and may change any minute. */
const ABSTAINED_FRESH_FOR_MS = 5 * 60_000;
const AT_ONCE = 2;
/** After so many failures the others are not tried. */
const MOST_FAILURES = 3;

/** The scope of everything. */
export const ALL = 'all';

/** What was found, and whether delivery answered each time. */
export interface ReadFindings {
  findings: StoredFinding[];
  failure?: unknown;
}

/**
 * Asks delivery what holds changes up: of each scope at most once an hour, but sooner
 * where it could not tell.
 */
export class FindingReader {
  /** Of which delivery could not tell when it was asked last. */
  readonly #failed = new Set<string>();

  constructor(
    private readonly options: {
      delivery: DeliveryService;
      logger: LoggerService;
      now: () => Date;
    },
  ) {}

  /**
   * The scopes to be asked of again, those first that were never asked of, and those
   * last that failed: a few that always do must not keep others from being asked of.
   */
  dueOf(
    scopes: readonly string[],
    known: ReadonlyMap<string, StoredFinding>,
  ): string[] {
    const now = this.options.now().getTime();
    const readAt = (scope: string) => known.get(scope)?.readAt ?? '';
    const isDue = (scope: string) => {
      const found = known.get(scope);
      const freshFor =
        found?.constraint.finding.status === 'abstained'
          ? ABSTAINED_FRESH_FOR_MS
          : FRESH_FOR_MS;
      return !found || Date.parse(found.readAt) < now - freshFor;
    };
    const byTime = scopes
      .filter(isDue)
      .sort((a, b) => compare(readAt(a), readAt(b)));
    const failed = byTime.filter(it => this.#failed.has(it));
    return [...byTime.filter(it => !this.#failed.has(it)), ...failed];
  }

  async read(
    scopes: readonly string[],
    call: { credentials: BackstageCredentials; signal: AbortSignal },
  ): Promise<ReadFindings> {
    const api = this.options.delivery.as(call);
    const findings: StoredFinding[] = [];
    const failures: unknown[] = [];
    const waiting = scopes.values();
    const work = async () => {
      for (const scope of waiting) {
        if (failures.length >= MOST_FAILURES) {
          return;
        }
        try {
          findings.push(...(await this.#find(scope, api)));
          this.#failed.delete(scope);
        } catch (error) {
          call.signal.throwIfAborted();
          failures.push(error);
          this.#failed.add(scope);
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return {
      findings,
      ...(failures.length > 0 && { failure: failures[0] }),
    };
  }

  async #find(
    scope: string,
    api: Pick<DeliveryApi, 'getConstraint'>,
  ): Promise<StoredFinding[]> {
    try {
      const answer = await api.getConstraint({ scope });
      const { finding, period, remarks } = answer;
      return [
        {
          constraint: { scope, finding, period },
          isDemo: remarks.some(({ code }) => code === 'demoData'),
          readAt: this.options.now().toISOString(),
        },
      ];
    } catch (error) {
      if (error instanceof ResponseError && error.statusCode === 404) {
        this.options.logger.debug(`Delivery does not know ${scope} yet`);
        return [];
      }
      throw error;
    }
  }
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
