import { ConflictError } from '@backstage/errors';
import {
  EnvironmentRequest,
  Verdict,
} from '@groundwork/backstage-plugin-environments-common';
import { Knex } from 'knex';
import { Caller } from '../api/services';
import {
  ChangeFindings,
  collectChange,
  EnvironmentChange,
} from './collectChange';
import { collectRequest } from './collectRequest';
import { decideVerdict, digestOfFindings } from './decideVerdict';
import { InputReaders } from './InputReaders';
import { CollectDeps, Findings, Usage } from './types';
import { readUsage } from './usage';
import { whatChanged } from './whatChanged';

const TIMEOUT_MS = 60_000;

/** Plans remembered, to say what has changed since. */
const REMEMBERED = 500;

/** What the planner works with. */
export interface PlannerOptions extends Omit<CollectDeps, 'inputs'> {
  currency: string;
}

/** Tells what would come of a request, and makes nothing. */
export class Planner {
  readonly #deps: CollectDeps;
  readonly #seen = new Map<string, Findings>();

  constructor(private readonly options: PlannerOptions) {
    this.#deps = { ...options, inputs: new InputReaders() };
  }

  /** A verdict on a request, as of now. */
  async plan(request: EnvironmentRequest, caller: Caller): Promise<Verdict> {
    const findings = await this.collect(request, caller);
    this.#remember(findings);
    return this.decide(findings, await this.usageFor(findings));
  }

  /** A verdict on a change of an environment, as of now. */
  async planChange(change: EnvironmentChange): Promise<Verdict> {
    const { findings } = await this.collectChange(change);
    this.#remember(findings);
    return this.decide(findings, await this.usageFor(findings));
  }

  /**
   * Everything about a request but what others have: to be decided on once that
   * cannot change any more.
   *
   * @throws NotFoundError if there is no such blueprint
   */
  collect(request: EnvironmentRequest, caller: Caller): Promise<Findings> {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    return collectRequest(this.#deps, request, caller, signal);
  }

  /** The same for a change of an environment. */
  collectChange(change: EnvironmentChange): Promise<ChangeFindings> {
    return collectChange(this.#deps, change, AbortSignal.timeout(TIMEOUT_MS));
  }

  /** What the owner has besides; nothing where that is none of the caller's. */
  async usageFor(
    findings: Findings,
    knex: Knex = this.options.knex,
  ): Promise<Usage | undefined> {
    const { owner, reasons, blueprint, environmentId } = findings;
    return owner === undefined || reasons.some(it => it.code === 'permission')
      ? undefined
      : readUsage(knex, {
          owner,
          blueprintId: blueprint.id,
          except: environmentId,
        });
  }

  decide(findings: Findings, usage: Usage | undefined): Verdict {
    const { now, currency } = this.options;
    return decideVerdict(findings, usage, { now: now(), currency });
  }

  /** @throws ConflictError that says what has changed since it was planned */
  assertSeen(
    planDigest: string | undefined,
    findings: Findings,
    { digest }: Verdict,
  ): void {
    if (planDigest !== undefined && planDigest !== digest) {
      throw new ConflictError(
        `The plan has changed since you have seen it: ${this.#changesSince(
          planDigest,
          findings,
        ).join('; ')}. Look at it again`,
      );
    }
  }

  /** In words, what is another than in a plan that somebody has seen. */
  #changesSince(digest: string, findings: Findings): string[] {
    const seen = this.#seen.get(digest);
    return seen
      ? whatChanged(seen, findings)
      : ['it is not what would be made now'];
  }

  #remember(findings: Findings): void {
    const digest = digestOfFindings(findings);
    this.#seen.delete(digest);
    this.#seen.set(digest, findings);
    const [oldest] = this.#seen.keys();
    if (this.#seen.size > REMEMBERED) {
      this.#seen.delete(oldest);
    }
  }
}
