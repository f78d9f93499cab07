import { Boundary, Killed } from './boundaries';

/** More boundaries than that, and a call is not bounded. */
const MAX_BOUNDARIES = 500;

/**
 * Something that happens at a boundary of an operation, counted over all of its
 * steps, and at those that come after it.
 *
 * @internal
 */
export class Interruption {
  readonly #at: number;
  readonly #act: (boundary: Boundary) => void | Promise<void>;
  #passed = 0;
  #reached?: Boundary;

  constructor(at: number, act: (boundary: Boundary) => void | Promise<void>) {
    this.#at = at;
    this.#act = act;
  }

  /** One that ends the process there. */
  static kill(at: number): Interruption {
    return new Interruption(at, boundary => {
      throw new Killed(boundary);
    });
  }

  /** The boundary that it begins at, once it has been reached. */
  get reached(): Boundary | undefined {
    return this.#reached;
  }

  /** To be called at each boundary. */
  readonly pass = async (boundary: Boundary): Promise<void> => {
    this.#passed += 1;
    if (this.#passed >= this.#at) {
      const numbered = { ...boundary, number: this.#passed };
      this.#reached ??= numbered;
      await this.#act(numbered);
    }
  };
}

/** How far boundaries that are tried are from each other. */
const SAMPLE_STRIDE = 3;

/**
 * Does something for the boundaries 1, 2, 3 … until one is not reached; for every
 * third when a sample is enough.
 *
 * @param attempt - gives back whether the boundary was reached
 * @returns the last that was reached
 * @internal
 */
export async function forEachBoundary(
  { sample = false }: { sample?: boolean },
  attempt: (at: number) => Promise<boolean>,
): Promise<number> {
  const stride = sample ? SAMPLE_STRIDE : 1;
  for (let at = 1; at <= MAX_BOUNDARIES; at += stride) {
    if (!(await attempt(at))) {
      return Math.max(0, at - stride);
    }
  }
  throw new Error(
    `An operation writes more than ${
      MAX_BOUNDARIES / 2
    } times: wait longer between its steps`,
  );
}
