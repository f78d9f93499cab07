import { LoggerService } from '@backstage/backend-plugin-api';
import { EnvironmentStore } from '../environments/EnvironmentStore';
import { StoredEnvironment } from '../environments/types';
import { Recorder } from '../records/Recorder';
import { blueprintOf } from './blueprintOf';
import { ExpiryAction } from './domain/expiry';
import { EndOfLife } from './keeper/EndOfLife';
import { HealthCheck } from './keeper/HealthCheck';
import { Idleness } from './keeper/Idleness';
import { KeeperWriter } from './keeper/KeeperWriter';
import { ObserveDeps } from './observe';
import { Operations } from './Operations';
import { OperationStore } from './OperationStore';
import { ResourceStore } from './ResourceStore';
import { Session } from './Session';
import { BlueprintVersions, Turn } from './types';

/** What keeping environments needs. */
export interface EnvironmentKeeperOptions extends ObserveDeps {
  blueprints: BlueprintVersions;
  environments: EnvironmentStore;
  operations: Operations;
  operationStore: OperationStore;
  resources: ResourceStore;
  recorder: Recorder;
  logger: LoggerService;
  /** How often each is observed. */
  sweepMs: number;
  maxDeletedShare: number;
  random: () => number;
}

/** Looks after environments on which no operation is under way. */
export class EnvironmentKeeper {
  readonly #end: EndOfLife;
  readonly #idleness: Idleness;
  readonly #health: HealthCheck;

  constructor(private readonly options: EnvironmentKeeperOptions) {
    const parts = { ...options, writer: new KeeperWriter(options) };
    this.#end = new EndOfLife(parts);
    this.#idleness = new Idleness(parts);
    this.#health = new HealthCheck(parts);
  }

  /** Does what the time has come for, observes, and says when to look again. */
  async keep(
    session: Session,
    environment: StoredEnvironment,
    signal: AbortSignal,
  ): Promise<Turn> {
    const { now, sweepMs, random, blueprints } = this.options;
    const blueprint = await blueprintOf(blueprints, environment);
    const next = new Date(now().getTime() + sweepMs * (0.75 + random() / 2));
    if (!blueprint || environment.desired.deleted) {
      return { kind: 'rest', until: next };
    }
    const action = this.#end.actionFor(environment, blueprint);
    if (await this.#end.bringAbout(session, environment, action)) {
      return { kind: 'again' };
    }
    const isChanged =
      (await this.#isToBeLookedAt(environment)) &&
      ((await this.#idleness.pauseIfIdle(
        session,
        environment,
        blueprint,
        signal,
      )) ||
        (await this.#health.look(session, environment, signal)));
    return isChanged
      ? { kind: 'again' }
      : { kind: 'rest', until: earlier(next, action) };
  }

  /**
   * One that waits for somebody to agree has nothing to be looked at yet, and what
   * a change has left that came to nothing is for people to decide about. What only
   * could not be repaired may be well again by itself.
   */
  async #isToBeLookedAt({ id, phase }: StoredEnvironment): Promise<boolean> {
    switch (phase) {
      case 'waiting':
        return false;
      case 'failed': {
        const last = await this.options.operationStore.findLastTried(id);
        return last?.kind === 'repair' && last.status === 'failed';
      }
      default:
        return true;
    }
  }
}

function earlier(next: Date, action: ExpiryAction): Date {
  return action.kind === 'none' && action.nextAt && action.nextAt < next
    ? action.nextAt
    : next;
}
