import { LoggerService } from '@backstage/backend-plugin-api';
import limiter from 'p-limit';
import { SourceCode } from '../domain/gaps/sourceCode';
import { abortError, untilAborted } from '../providers/feeds/origin';
import { checkedInFiles, recentAuthors } from './git';

const FRESH_FOR_MS = 60 * 60_000;
const MAX_REMEMBERED = 500;
const MAX_AT_ONCE = 2;

/** Matching takes microseconds for each. */
const MAX_FILES = 5_000;

/** What a checkout tells of a folder; nothing if git cannot tell. */
export interface FolderHistory {
  /** An address for each change of the last 90 days, the latest first. */
  authors: readonly string[];
  /** Paths from the checkout, the first five thousand. */
  files: readonly string[];
}

interface Remembered {
  history: Promise<FolderHistory>;
  at: number;
}

/** What checkouts on this machine tell, read an hour ago at most. */
export class CodeHistory {
  readonly #known = new Map<string, Remembered>();
  readonly #limit = limiter(MAX_AT_ONCE);

  constructor(
    private readonly options: { logger: LoggerService; now: () => Date },
  ) {}

  /**
   * @param directory - where the repository is checked out
   * @throws if the signal aborts first; reading goes on, for who asks next
   */
  of(
    { repo, folder }: SourceCode,
    directory: string,
    signal: AbortSignal,
  ): Promise<FolderHistory> {
    if (signal.aborted) {
      return Promise.reject(abortError(signal));
    }
    const key = `${repo}#${folder}`;
    const now = this.options.now().getTime();
    const known = this.#known.get(key);
    if (known && now - known.at < FRESH_FOR_MS) {
      return untilAborted(known.history, signal);
    }
    const history = this.#limit(() => this.#read({ repo, folder }, directory));
    this.#known.delete(key);
    this.#known.set(key, { history, at: now });
    if (this.#known.size > MAX_REMEMBERED) {
      this.#known.delete(this.#known.keys().next().value!);
    }
    return untilAborted(history, signal);
  }

  async #read(
    { repo, folder }: SourceCode,
    directory: string,
  ): Promise<FolderHistory> {
    const place = { directory, folder };
    const [authors, files] = await Promise.all([
      this.#orNone(repo, recentAuthors(place, this.options.now())),
      this.#orNone(repo, checkedInFiles(place)),
    ]);
    return { authors, files: files.slice(0, MAX_FILES) };
  }

  /** Suggestions do without, as they do for repositories that are elsewhere. */
  async #orNone(repo: string, output: Promise<string[]>): Promise<string[]> {
    try {
      return await output;
    } catch (error) {
      this.options.logger.debug(
        `Git does not tell of ${repo}; its directory must be a checkout: ${
          (error as Error).message
        }`,
      );
      return [];
    }
  }
}
