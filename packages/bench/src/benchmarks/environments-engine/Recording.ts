import { Knex } from 'knex';
import { countStatements } from '../../database/statements';
import { startCpuClock } from '../../measure/cpu';
import { Samples } from './settings';

/** Takes the time of what is done again and again. */
export class Recording {
  readonly #ms: number[] = [];
  #cpuMs = 0;
  #statements = 0;
  #stop = () => {};

  constructor(private readonly knex: Knex) {}

  start(): void {
    const statements = countStatements(this.knex);
    const cpu = startCpuClock();
    const start = performance.now();
    this.#stop = () => {
      this.#ms.push(performance.now() - start);
      this.#cpuMs += cpu();
      this.#statements += statements.stop();
      this.#stop = () => {};
    };
  }

  /** Ends one of them; the second time does nothing. */
  stop(): void {
    this.#stop();
  }

  samples(): Samples {
    const count = this.#ms.length;
    return {
      ms: this.#ms,
      cpuMs: this.#cpuMs / count,
      statements: this.#statements / count,
    };
  }
}
