import { OnCallStatus } from '@groundwork/backstage-plugin-ownership-common';
import limiter from 'p-limit';
import {
  EntityFinder,
  onCallQueryOf,
  scheduleKeyOf,
} from '../domain/onCall/query';
import { EntityProjection } from '../domain/projection';
import { OnCallService } from '../onCall/OnCallService';

/** For how long an answer holds; shifts change more slowly. */
const FRESH_FOR_MS = 5 * 60_000;
const MAX_QUESTIONS_AT_ONCE = 10;
/** After so many in a row without an answer, nobody is asked any more. */
const MAX_FAILURES = 20;

/** Whether somebody is on call, without who it is. */
export interface OnCallState {
  status: OnCallStatus;
  schedule?: string;
}

const UNAVAILABLE: OnCallState = { status: 'unavailable' };

interface Known {
  state: OnCallState;
  askedAt: number;
}

/** What the states are found with. */
export interface OnCallStatesOptions {
  onCall: Pick<OnCallService, 'onCall'>;
  find: EntityFinder;
  now: () => Date;
  /** How long all questions of a refresh may take together. */
  budgetMs: number;
}

/** The questions of one refresh. */
export class OnCallRound {
  readonly known = new Map<string, Known>();
  readonly #limit = limiter(MAX_QUESTIONS_AT_ONCE);
  readonly #until: number;
  #failures = 0;

  constructor(
    private readonly options: OnCallStatesOptions,
    private readonly before: ReadonlyMap<string, Known>,
  ) {
    this.#until = options.now().getTime() + options.budgetMs;
  }

  /** The states of some entities, by their refs. */
  async statesOf(
    entities: readonly EntityProjection[],
  ): Promise<Map<string, OnCallState>> {
    const asked = new Map<string, Promise<OnCallState>>();
    const states = new Map<string, OnCallState>();
    for (const entity of entities) {
      const key = this.#keyOf(entity);
      if (!asked.has(key)) {
        asked.set(key, this.#stateOf(key, entity));
      }
    }
    for (const entity of entities) {
      const state = await asked.get(this.#keyOf(entity));
      states.set(entity.entityRef, state ?? UNAVAILABLE);
    }
    return states;
  }

  #keyOf(entity: EntityProjection): string {
    const { find, now } = this.options;
    return scheduleKeyOf(onCallQueryOf(entity, find, now()));
  }

  async #stateOf(key: string, entity: EntityProjection): Promise<OnCallState> {
    const known = this.known.get(key) ?? this.before.get(key);
    if (known && this.#now() - known.askedAt < FRESH_FOR_MS) {
      this.known.set(key, known);
      return known.state;
    }
    return this.#limit(() => this.#ask(key, entity));
  }

  async #ask(key: string, entity: EntityProjection): Promise<OnCallState> {
    if (this.#now() >= this.#until || this.#failures >= MAX_FAILURES) {
      return UNAVAILABLE;
    }
    const { onCall, now } = this.options;
    const { status, schedule } = await onCall.onCall(entity, now());
    if (status === 'unavailable') {
      this.#failures += 1;
      return UNAVAILABLE;
    }
    this.#failures = 0;
    const state = { status, ...(schedule && { schedule }) };
    this.known.set(key, { state, askedAt: this.#now() });
    return state;
  }

  #now(): number {
    return this.options.now().getTime();
  }
}

/**
 * Whether somebody is on call for many entities.
 *
 * Entities with the same owners and the same annotations about on-call share a
 * schedule, so one of them is asked about, every five minutes at most. Who was
 * not asked in time, or has not answered, is `unavailable`, which is neither a
 * gap nor the end of one.
 */
export class OnCallStates {
  #known = new Map<string, Known>();

  constructor(private readonly options: OnCallStatesOptions) {}

  /** Begins a refresh, which asks what is needed and forgets what is not. */
  begin(): OnCallRound {
    const before = this.#known;
    const round = new OnCallRound(this.options, before);
    this.#known = round.known;
    return round;
  }
}
