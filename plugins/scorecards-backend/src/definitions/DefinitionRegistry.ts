import { LoggerService } from '@backstage/backend-plugin-api';
import { ScorecardDefinition } from '@groundwork/backstage-plugin-scorecards-common';
import {
  compileScorecard,
  ExpressionCompiler,
} from '@groundwork/backstage-plugin-scorecards-node/engine';
import { Knex } from 'knex';
import { DefinitionStore, StoredVersion } from './DefinitionStore';
import {
  BrokenScorecard,
  CurrentDefinitions,
  CurrentScorecard,
  Definitions,
  versionKey,
} from './types';

/** Versions remembered; the least recently used goes first. */
const REMEMBERED_VERSIONS = 1_000;

/** What is in force, compiled once per revision. */
export class DefinitionRegistry implements Definitions {
  #current: CurrentDefinitions | undefined;
  #loading: Promise<CurrentDefinitions> | undefined;
  readonly #versions = new Map<string, ScorecardDefinition>();

  constructor(
    private readonly options: {
      store: DefinitionStore;
      compiler: ExpressionCompiler;
      logger: LoggerService;
    },
  ) {}

  /** As of the last look; see {@link CurrentDefinitions.broken}. */
  get broken(): readonly BrokenScorecard[] {
    return this.#current?.broken ?? [];
  }

  async current(): Promise<CurrentDefinitions> {
    const revision = await this.options.store.revision();
    let current = this.#current;
    // A load that somebody else began may have read what was in force before.
    while (!current || current.revision < revision) {
      this.#loading ??= this.#load().finally(() => {
        this.#loading = undefined;
      });
      current = await this.#loading;
    }
    return current;
  }

  async findVersions(
    keys: readonly string[],
    connection?: Knex,
  ): Promise<ReadonlyMap<string, ScorecardDefinition>> {
    const missing = [...new Set(keys)].filter(key => !this.#versions.has(key));
    if (missing.length > 0) {
      this.#remember(
        await this.options.store.findVersions(missing, connection),
      );
    }
    const found = new Map<string, ScorecardDefinition>();
    for (const key of keys) {
      const definition = this.#versions.get(key);
      if (definition) {
        found.set(key, definition);
      }
    }
    return found;
  }

  async #load(): Promise<CurrentDefinitions> {
    const { store, compiler, logger } = this.options;
    // First the number, then what it is of: if more comes in between, it is
    // read once more.
    const revision = await store.revision();
    const versions = await store.findCurrent();
    this.#remember(versions);
    const scorecards = new Map<string, CurrentScorecard>();
    const broken: BrokenScorecard[] = [];
    for (const it of versions) {
      const compiled = compileScorecard(it.definition, compiler);
      if (compiled.ok) {
        scorecards.set(it.scorecardId, {
          id: it.scorecardId,
          version: it.version,
          definition: it.definition,
          compiled: compiled.scorecard,
          origin: it.origin,
          publishedAt: it.publishedAt,
        });
      } else {
        const problems = compiled.problems.map(({ message }) => message);
        broken.push({
          scorecardId: it.scorecardId,
          version: it.version,
          origin: it.origin,
          problems,
        });
        logger.error(
          `Scorecard '${it.scorecardId}' version ${
            it.version
          } cannot be evaluated any more: ${problems.join('; ')}`,
        );
      }
    }
    const current = {
      revision,
      compiler,
      scorecards,
      readers: readersOf(scorecards.values()),
      broken,
    };
    this.#current = current;
    return current;
  }

  #remember(versions: readonly StoredVersion[]): void {
    for (const { scorecardId, version, definition } of versions) {
      this.#versions.set(versionKey(scorecardId, version), definition);
    }
    for (const key of this.#versions.keys()) {
      if (this.#versions.size <= REMEMBERED_VERSIONS) {
        break;
      }
      this.#versions.delete(key);
    }
  }
}

/** Which scorecards read each fact. */
function readersOf(
  scorecards: Iterable<CurrentScorecard>,
): ReadonlyMap<string, readonly string[]> {
  const readers = new Map<string, string[]>();
  for (const { id, compiled } of scorecards) {
    for (const factId of compiled.factIds) {
      const known = readers.get(factId);
      if (known) {
        known.push(id);
      } else {
        readers.set(factId, [id]);
      }
    }
  }
  return readers;
}
