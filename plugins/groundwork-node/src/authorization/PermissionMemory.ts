import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import {
  type BasicPermission,
  isResourcePermission,
  type PolicyDecision,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';

const FRESH_FOR_MS = 30_000;
const USABLE_FOR_MS = 60 * 60_000;
/** Decisions remembered; the least recently added goes first. */
const REMEMBERED_DECISIONS = 2_000;

/**
 * A decision, and whether it was to be had or remembered.
 *
 * @public
 */
export interface RememberedDecision {
  /** What was decided; of a conditional decision, only that it is one. */
  result: PolicyDecision['result'];
  /** Why this may be out of date, when permissions could not be asked. */
  degradedReason?: string;
}

/**
 * What callers may do.
 *
 * @remarks
 *
 * A responder needs answers while permissions do not answer, so the last
 * decision about a caller is remembered for an hour. Without one there is no
 * answer: it never takes silence for consent.
 *
 * @public
 */
export class PermissionMemory {
  readonly #decisions = new Map<
    string,
    { result: PolicyDecision['result']; at: number }
  >();

  constructor(
    private readonly options: {
      /** Who is asked. */
      permissions: PermissionsService;
      /** Tells the time, by which decisions grow old. */
      now: () => Date;
    },
  ) {}

  /**
   * Decides whether a caller has a permission.
   *
   * @throws ServiceUnavailableError when the decision is neither to be had nor
   * remembered
   */
  async decide(
    permission: BasicPermission | ResourcePermission,
    credentials: BackstageCredentials,
  ): Promise<RememberedDecision> {
    const question = `${permission.name} ${JSON.stringify(
      credentials.principal,
    )}`;
    const now = this.options.now().getTime();
    const known = this.#decisions.get(question);
    if (known && now - known.at < FRESH_FOR_MS) {
      return { result: known.result };
    }
    try {
      const result = await this.#ask(permission, credentials);
      this.#remember(question, { result, at: now });
      return { result };
    } catch (error) {
      if (known && now - known.at < USABLE_FOR_MS) {
        return {
          result: known.result,
          degradedReason:
            'Permissions do not answer; what you may read is as it was when they last did',
        };
      }
      throw new ServiceUnavailableError(
        'Permissions do not answer, so it is not known what you may read. Try again in a moment',
        error,
      );
    }
  }

  async #ask(
    permission: BasicPermission | ResourcePermission,
    credentials: BackstageCredentials,
  ): Promise<PolicyDecision['result']> {
    const { permissions } = this.options;
    const [{ result }] = isResourcePermission(permission)
      ? await permissions.authorizeConditional([{ permission }], {
          credentials,
        })
      : await permissions.authorize([{ permission }], { credentials });
    return result;
  }

  #remember(
    question: string,
    decision: { result: PolicyDecision['result']; at: number },
  ) {
    this.#decisions.delete(question);
    this.#decisions.set(question, decision);
    if (this.#decisions.size > REMEMBERED_DECISIONS) {
      const [oldest] = this.#decisions.keys();
      this.#decisions.delete(oldest);
    }
  }
}
