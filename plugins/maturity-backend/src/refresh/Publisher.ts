import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import { DefinitionProblem } from '@groundwork/backstage-plugin-scorecards-common';
import { ScorecardsService } from '@groundwork/backstage-plugin-scorecards-node';

/** What scorecards say of a definition. */
export type Publication =
  | { kind: 'inForce' }
  | { kind: 'refused'; problems: DefinitionProblem[] };

/**
 * For how long what was refused is not tried again. What it lacks, such as facts of a
 * plugin that is not installed, comes with a restart at the earliest.
 */
const REFUSED_FOR_MS = 10 * 60_000;

/** Puts definitions into force in scorecards, where they are not yet. */
export class Publisher {
  /**
   * By text, what is in force instead and means the same: what says the same in
   * other words is not published, and must not be tried again and again.
   */
  readonly #alike = new Map<string, string>();

  /** By text. */
  readonly #refused = new Map<
    string,
    { problems: DefinitionProblem[]; at: number }
  >();

  constructor(
    private readonly options: {
      now: () => Date;
      scorecards: Pick<
        ScorecardsService,
        'readDefinition' | 'publishDefinition'
      >;
    },
  ) {}

  /** Why a definition was refused a short while ago; undefined if it was not. */
  refusalOf(yaml: string): DefinitionProblem[] | undefined {
    const refused = this.#refused.get(yaml);
    return refused && this.options.now().getTime() - refused.at < REFUSED_FOR_MS
      ? refused.problems
      : undefined;
  }

  /** @throws when scorecards do not answer */
  async publish(
    scorecardId: string,
    yaml: string,
    call: { credentials: BackstageCredentials; signal: AbortSignal },
  ): Promise<Publication> {
    const { scorecards } = this.options;
    const inForce = await this.#read(scorecardId, call);
    if (
      inForce !== undefined &&
      [yaml, this.#alike.get(yaml)].includes(inForce)
    ) {
      return { kind: 'inForce' };
    }
    const refused = this.refusalOf(yaml);
    if (refused) {
      return { kind: 'refused', problems: refused };
    }
    const now = this.options.now().getTime();
    try {
      const { changed } = await scorecards.publishDefinition(yaml, call);
      if (!changed && inForce !== undefined) {
        this.#alike.set(yaml, inForce);
      }
      return { kind: 'inForce' };
    } catch (error) {
      const problems = problemsOf(error);
      if (!problems) {
        throw error;
      }
      this.#refused.set(yaml, { problems, at: now });
      this.#forgetOld(now);
      return { kind: 'refused', problems };
    }
  }

  #forgetOld(now: number): void {
    for (const [yaml, { at }] of this.#refused) {
      if (now - at >= REFUSED_FOR_MS) {
        this.#refused.delete(yaml);
      }
    }
  }

  async #read(
    scorecardId: string,
    call: { credentials: BackstageCredentials; signal: AbortSignal },
  ): Promise<string | undefined> {
    try {
      return await this.options.scorecards.readDefinition(scorecardId, call);
    } catch (error) {
      if (error instanceof ResponseError && error.statusCode === 404) {
        return undefined;
      }
      throw error;
    }
  }
}

/** Why a definition is refused: it is wrong, or a file has one of its name. */
function problemsOf(error: unknown): DefinitionProblem[] | undefined {
  if (
    !(error instanceof ResponseError) ||
    ![400, 409].includes(error.statusCode)
  ) {
    return undefined;
  }
  const cause: Error & { problems?: DefinitionProblem[] } = error.cause;
  return cause.problems ?? [{ message: cause.message }];
}
