import { Bench, Target } from '../Bench';
import { Boundary, textOfBoundary } from '../boundaries';
import { RunResult } from '../runOperation';
import { must, mustBeSame } from './expectations';

/** Has lost its lease to another, and learns so when it next writes. */
export class StaleWorker<World> {
  #hasLost = false;
  #untouched?: { world: unknown };
  #refused?: { boundary: Boundary; world: unknown };

  constructor(
    private readonly bench: Bench<World>,
    private readonly target: Target,
  ) {}

  /** Whatever is done from now on, is done without a lease. */
  async stopBeforeItBegins(): Promise<void> {
    this.#untouched = { world: await this.bench.inspect() };
  }

  async pass(boundary: Boundary): Promise<void> {
    if (!this.#hasLost) {
      this.#hasLost = true;
      this.bench.ledger.lease(this.target.environment.id);
    }
    if (boundary.when === 'before' && !this.#refused) {
      this.#refused = { boundary, world: await this.bench.inspect() };
    }
  }

  async mustHaveStopped(result: RunResult): Promise<void> {
    // What the engine itself writes, the driver does not see.
    if (!this.#refused || this.#refused.boundary.write === 'step') {
      return;
    }
    const { boundary, world } = this.#refused;
    if (this.#untouched) {
      mustBeSame(
        this.#untouched.world,
        world,
        'Stopped before it began, with the lease lost meanwhile, it has done something before it asked',
      );
    }
    const when = `With the lease lost ${textOfBoundary(boundary)}`;
    mustBeSame(world, await this.bench.inspect(), `${when}, it went on`);
    const answer = result.kind === 'interrupted' ? result.answer : result.step;
    must(
      answer?.kind !== 'done',
      `${when}, the driver says that it is done: it has to let the error through`,
    );
  }
}
