import { DriverContext } from '@groundwork/backstage-plugin-environments-node';
import { GitState, writeState } from './state';

/**
 * A resource's state while a step changes it.
 *
 * A push may arrive after whoever began it is gone: it is another process's, or on
 * its way through the network. So it is written down first at which head of the
 * branch, and while the branch is there, it is reckoned with.
 */
export class Journal {
  #state: GitState;

  constructor(
    private readonly context: Pick<DriverContext, 'save'>,
    state: GitState,
  ) {
    this.#state = state;
  }

  get state(): GitState {
    return this.#state;
  }

  /** Remembers something, until it is saved with the next push or step. */
  set(change: Partial<GitState>): void {
    this.#state = { ...this.#state, ...change };
  }

  /** At which head a push may still arrive in a repository; empty for none. */
  pendingAt(repository: string): string | undefined {
    return this.#state.pushing?.[repository];
  }

  /** To be called before each push. It throws when the lease is lost. */
  async beforePush(repository: string, head = ''): Promise<void> {
    const pushing = { ...this.#state.pushing, [repository]: head };
    this.set({ written: true, pushing });
    await this.context.save(writeState(this.#state));
  }

  /** No push of ours can arrive in a repository any more. */
  settled(repository: string): void {
    const { [repository]: _, ...pushing } = this.#state.pushing ?? {};
    this.set({
      pushing: Object.keys(pushing).length === 0 ? undefined : pushing,
    });
  }
}
