import { LoggerService } from '@backstage/backend-plugin-api';
import {
  CodeownersRules,
  codeownersOwners,
} from '../domain/gaps/codeownersOwners';
import {
  CodeownersShares,
  sharesOfFiles,
  sharesOfRules,
} from '../domain/gaps/evidence/codeownersShares';
import { NamedOwner } from '../domain/gaps/finding';
import { SourceCode } from '../domain/gaps/sourceCode';
import { PeopleDirectory } from '../domain/onCall/people';
import { EntityFinder } from '../domain/onCall/query';
import {
  CodeownersProvider,
  RepositoryRules,
} from '../providers/codeowners/CodeownersProvider';
import { CodeHistory } from './CodeHistory';

/** For how long it is remembered what all files were matched to. */
const FRESH_FOR_MS = 10 * 60_000;
const MAX_REMEMBERED = 500;
const NO_FILES: readonly string[] = [];

/** What the code of an entity says of who owns it. */
export interface CodeEvidence {
  place: SourceCode;
  /** Whom the CODEOWNERS file names for the folder. */
  named: readonly NamedOwner[];
  /** How much of the CODEOWNERS file speaks for whom, where that can be told. */
  shares?: CodeownersShares;
  /** Who wrote each of the latest changes: people that the catalog has. */
  authors: readonly string[];
}

interface Remembered {
  parsed: CodeownersRules['parsed'];
  files: readonly string[];
  shares: CodeownersShares;
  at: number;
}

/** Reads repositories for what they say of owners. */
export class CodeReader {
  readonly #shares = new Map<string, Remembered>();

  constructor(
    private readonly options: {
      codeowners: Pick<CodeownersProvider, 'rulesOf'>;
      history: CodeHistory;
      people: PeopleDirectory;
      find: EntityFinder;
      logger: LoggerService;
      now: () => Date;
    },
  ) {}

  /**
   * @returns undefined if nothing is known in time; what is read goes on being
   *   read, for who asks next
   */
  async read(
    place: SourceCode,
    signal: AbortSignal,
  ): Promise<CodeEvidence | undefined> {
    const { codeowners, history, people, logger } = this.options;
    try {
      signal.throwIfAborted();
      const rules = await codeowners.rulesOf(place.repo, { signal });
      const past = rules?.directory
        ? await history.of(place, rules.directory, signal)
        : undefined;
      return {
        place,
        ...this.#codeownersOf(place, rules, past?.files ?? NO_FILES),
        authors: (past?.authors ?? []).flatMap(
          address => people.byEmail(address)?.entityRef ?? [],
        ),
      };
    } catch (error) {
      logger.debug(
        `What the code in ${place.repo} says of owners is not known: ${
          (error as Error).message
        }`,
      );
      return undefined;
    }
  }

  #codeownersOf(
    place: SourceCode,
    rules: RepositoryRules | undefined,
    files: readonly string[],
  ): Pick<CodeEvidence, 'named' | 'shares'> {
    if (!rules?.parsed) {
      return { named: [] };
    }
    const { parsed, url, findOwner } = rules;
    if (files.length > 0) {
      const shares = this.#sharesOfFiles(place, { parsed, findOwner }, files);
      return { named: [], shares };
    }
    return {
      named: codeownersOwners(
        place,
        { parsed, url, findOwner },
        this.options.find,
      ),
      // Rules are about all of a repository, not about a folder of it.
      ...(place.folder === '' && {
        shares: sharesOfRules({ parsed, findOwner }),
      }),
    };
  }

  #sharesOfFiles(
    { repo, folder }: SourceCode,
    rules: CodeownersRules,
    files: readonly string[],
  ): CodeownersShares {
    const key = `${repo}#${folder}`;
    const at = this.options.now().getTime();
    const known = this.#shares.get(key);
    const isCurrent =
      known?.parsed === rules.parsed &&
      known.files === files &&
      at - known.at < FRESH_FOR_MS;
    if (isCurrent) {
      return known.shares;
    }
    const shares = sharesOfFiles(rules, files);
    this.#shares.delete(key);
    this.#shares.set(key, { parsed: rules.parsed, files, shares, at });
    if (this.#shares.size > MAX_REMEMBERED) {
      this.#shares.delete(this.#shares.keys().next().value!);
    }
    return shares;
  }
}
