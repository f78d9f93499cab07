import limiter from 'p-limit';
import { codeownersOwners } from '../domain/gaps/codeownersOwners';
import { NamedOwner } from '../domain/gaps/finding';
import { SourceCode, sourceCodeOf } from '../domain/gaps/sourceCode';
import { EntityFinder } from '../domain/onCall/query';
import { EntityProjection } from '../domain/projection';
import {
  CodeownersProvider,
  RepositoryRules,
} from '../providers/codeowners/CodeownersProvider';

const FRESH_FOR_MS = 60 * 60_000;
const FAILED_FOR_MS = 10 * 60_000;
const MAX_READ_AT_ONCE = 4;

/** Hosts limit how often they may be asked, and the index asks them too. */
const MAX_READ_PER_ROUND = 100;

interface Known {
  /** - `none`: the repository is none that is read */
  status: 'read' | 'none' | 'failed';
  /** Also of one that failed, if it was read before. */
  rules?: RepositoryRules;
  /** When it is to be asked again. */
  nextAt: number;
}

/** What opinions are found with. */
export interface CodeownersOpinionsOptions {
  codeowners: Pick<CodeownersProvider, 'rulesOf'>;
  find: EntityFinder;
  now: () => Date;
  /** How long all reading of a refresh may take together. */
  budgetMs: number;
}

/** The reading of one refresh. */
export class CodeownersRound {
  readonly known = new Map<string, Known>();
  readonly #reading = new Map<string, Promise<Known | undefined>>();
  readonly #limit = limiter(MAX_READ_AT_ONCE);
  readonly #signal: AbortSignal;
  #left = MAX_READ_PER_ROUND;

  constructor(
    private readonly options: CodeownersOpinionsOptions,
    private readonly before: ReadonlyMap<string, Known>,
    signal: AbortSignal,
  ) {
    this.#signal = AbortSignal.any([
      signal,
      AbortSignal.timeout(options.budgetMs),
    ]);
  }

  /** Whom files name, by entity; undefined where that is not known. */
  async opinionsOf(
    entities: readonly EntityProjection[],
  ): Promise<Map<string, NamedOwner[] | undefined>> {
    const opinions = await Promise.all(
      entities.map(async entity => {
        const code = sourceCodeOf(entity);
        return [
          entity.entityRef,
          code ? await this.#opinionOn(code) : [],
        ] as const;
      }),
    );
    return new Map(opinions);
  }

  async #opinionOn(code: SourceCode): Promise<NamedOwner[] | undefined> {
    const known = await this.#rulesOf(code.repo);
    if (!known || (known.status === 'failed' && !known.rules)) {
      return undefined;
    }
    const { parsed, url, findOwner } = known.rules ?? {};
    return parsed && findOwner
      ? codeownersOwners(code, { parsed, url, findOwner }, this.options.find)
      : [];
  }

  #rulesOf(repo: string): Promise<Known | undefined> {
    const reading = this.#reading.get(repo) ?? this.#freshRulesOf(repo);
    this.#reading.set(repo, reading);
    return reading;
  }

  async #freshRulesOf(repo: string): Promise<Known | undefined> {
    const before = this.before.get(repo);
    const known =
      before && this.#now() < before.nextAt
        ? before
        : await this.#limit(() => this.#read(repo, before));
    if (known) {
      this.known.set(repo, known);
    }
    return known;
  }

  async #read(repo: string, before: Known | undefined) {
    if (this.#left <= 0 || this.#signal.aborted) {
      return before;
    }
    this.#left -= 1;
    try {
      const { codeowners } = this.options;
      const rules = await codeowners.rulesOf(repo, { signal: this.#signal });
      const status = rules ? ('read' as const) : ('none' as const);
      return { status, rules, nextAt: this.#now() + FRESH_FOR_MS };
    } catch {
      // How often files cannot be read is told by the source `codeowners`; for
      // a gap it is the same as not being known.
      return {
        status: 'failed' as const,
        rules: before?.rules,
        nextAt: this.#now() + FAILED_FOR_MS,
      };
    }
  }

  #now(): number {
    return this.options.now().getTime();
  }
}

/**
 * Whom CODEOWNERS files name for many entities. Each refresh reads some files
 * that are not known, so that all are after a while; of the others it is not
 * known whom they name.
 */
export class CodeownersOpinions {
  #known = new Map<string, Known>();

  constructor(private readonly options: CodeownersOpinionsOptions) {}

  /** Begins a refresh. */
  begin({ signal }: { signal: AbortSignal }): CodeownersRound {
    const before = this.#known;
    const round = new CodeownersRound(this.options, before, signal);
    this.#known = round.known;
    return round;
  }
}
