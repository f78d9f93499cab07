import {
  SchedulerService,
  SchedulerServiceTaskInvocationDefinition,
} from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';

/** Holds the tasks of a plugin back: each runs when, and only when, it is told to. */
export class HeldScheduler implements SchedulerService {
  readonly #tasks = new Map<
    string,
    SchedulerServiceTaskInvocationDefinition['fn']
  >();

  /** Runs a task to its end. */
  async triggerTask(id: string): Promise<void> {
    const run = this.#tasks.get(id);
    if (!run) {
      throw new NotFoundError(
        `There is no task '${id}'; there are ${[...this.#tasks.keys()].join()}`,
      );
    }
    await run(new AbortController().signal);
  }

  async scheduleTask({
    id,
    fn,
  }: SchedulerServiceTaskInvocationDefinition): Promise<void> {
    this.#tasks.set(id, fn);
  }

  createScheduledTaskRunner() {
    return {
      run: (task: SchedulerServiceTaskInvocationDefinition) =>
        this.scheduleTask(task),
    };
  }

  async cancelTask(): Promise<void> {
    throw new Error('Nothing runs that could be cancelled');
  }

  async getScheduledTasks(): Promise<[]> {
    return [];
  }
}
