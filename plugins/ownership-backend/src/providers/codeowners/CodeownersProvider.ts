import { UrlReaderService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import {
  CodeownersOwner,
  matchCodeowners,
  ParsedCodeowners,
} from '@groundwork/backstage-plugin-ownership-common';
import {
  IdentifierBatch,
  IdentifierProvider,
  ProvidedIdentifier,
  ProviderProblem,
} from '@groundwork/backstage-plugin-ownership-node';
import limiter from 'p-limit';
import { kindRules } from '../../domain/kinds';
import { PeopleDirectory } from '../../domain/onCall/people';
import { EntityProjection } from '../../domain/projection';
import { untilAborted } from '../feeds/origin';
import { CodeownersFiles, KnownFile } from './CodeownersFiles';
import { readCodeownersConfig } from './config';
import { literalPaths } from './literalPaths';
import { createOwnerFinder, FindOwner } from './owners';
import { CodeownersFile } from './readCodeowners';
import { Repository } from './repositories';

const MAX_READ_AT_ONCE = 4;
const MAX_PROBLEMS_PER_FILE = 10;
/** A path says who reviews it, which is nearly, but not quite, who owns it. */
const CONFIDENCE = 0.9;

/** What CODEOWNERS files are related to. */
export interface CodeownersCatalog {
  /** Whether the whole catalog can be searched. */
  isReady(): boolean;
  allEntities(): Iterable<EntityProjection>;
  hasEntity(entityRef: string): boolean;
  people: PeopleDirectory;
}

/** What the provider is made with. */
export interface CodeownersProviderOptions {
  config: Config;
  urlReader: UrlReaderService;
  catalog: CodeownersCatalog;
  /** What relative paths of the configuration are relative to. */
  directory: string;
  now: () => Date;
}

/** Who owns a path by the CODEOWNERS file of its repository. */
export interface PathOwners {
  /**
   * - `owned`: somebody does
   * - `unowned`: rules match, and say that nobody does
   * - `no-rule`: the file does not mention the path
   * - `no-file`: the repository has no CODEOWNERS file that counts
   */
  status: 'owned' | 'unowned' | 'no-rule' | 'no-file';
  /** As the file names them, and as the catalog does where it knows them. */
  owners: Array<{ handle: string; entityRef?: string }>;
  /** The deciding rules; several where sections have owners of their own. */
  rules: Array<{ line: number; pattern: string; link?: string }>;
  /** ISO 8601: when the host was last known to say so. */
  asOf: string;
}

/** All rules of a repository's CODEOWNERS file. */
export interface RepositoryRules {
  /** undefined if it has no file that counts. */
  parsed?: ParsedCodeowners;
  /** Where people can look at the file. */
  url?: string;
  /** The entity that a handle in the file means. */
  findOwner: FindOwner;
  /** Where the repository is checked out, if it is on this machine. */
  directory?: string;
}

/**
 * Paths from the CODEOWNERS files of the catalog's repositories.
 *
 * As identifiers it gives the paths that rules name literally; each leads to
 * the groups and people who own it. Who owns a path by all rules, patterns
 * among them, `ownersOfPath` says.
 */
export class CodeownersProvider implements IdentifierProvider {
  readonly source = 'codeowners';
  readonly refreshPeriod: HumanDuration;
  private readonly files: CodeownersFiles;
  private readonly findOwner: FindOwner;

  constructor(private readonly options: CodeownersProviderOptions) {
    const config = readCodeownersConfig(options.config, options.directory);
    this.refreshPeriod = config.refresh;
    this.files = new CodeownersFiles({
      config,
      urlReader: options.urlReader,
      allEntities: () => options.catalog.allEntities(),
      now: options.now,
      maxAgeMs: durationToMilliseconds(config.refresh),
    });
    this.findOwner = createOwnerFinder({
      owners: config.owners,
      hasEntity: ref => options.catalog.hasEntity(ref),
      people: options.catalog.people,
    });
  }

  /**
   * @throws if a repository cannot be read now and was not read before: without
   *   its paths, what is yielded would not be all
   */
  async *read({
    signal,
  }: {
    signal: AbortSignal;
  }): AsyncGenerator<IdentifierBatch> {
    if (!this.options.catalog.isReady()) {
      throw new Error(
        'CODEOWNERS files are not read: the catalog, which names the repositories, has not been read yet',
      );
    }
    const limit = limiter(MAX_READ_AT_ONCE);
    const repositories = await this.files.list();
    const batches = repositories.map(repository =>
      limit(() => this.readOne(repository, signal)),
    );
    let missing: string | undefined;
    for (const batch of await Promise.all(batches)) {
      if ('failed' in batch) {
        missing ??= batch.failed;
      } else {
        yield batch;
      }
    }
    signal.throwIfAborted();
    if (missing !== undefined) {
      throw new Error(missing);
    }
  }

  /**
   * Who owns a path, by all rules of its repository's file.
   *
   * @returns undefined if the repository is none that is read
   * @throws if its file could not be read, or not before the signal
   */
  async ownersOfPath(
    repo: string,
    path: string,
    { signal }: { signal: AbortSignal },
  ): Promise<PathOwners | undefined> {
    const repository = await untilAborted(this.files.find(repo), signal);
    if (!repository) {
      return undefined;
    }
    const { known } = await this.files.get(repository, { signal });
    const asOf = known.asOf.toISOString();
    const { file } = known;
    if (!file?.parsed.loaded) {
      return { status: 'no-file', owners: [], rules: [], asOf };
    }
    const match = matchCodeowners(file.parsed, path);
    const decisions = match.status === 'no-rule' ? [] : match.decisions;
    const owners = match.status === 'owned' ? match.owners : [];
    return {
      status: match.status,
      owners: owners.map(owner => this.ownerOf(owner)),
      rules: decisions.map(({ rule: { line, pattern } }) => ({
        line,
        pattern,
        ...linkTo(file, line),
      })),
      asOf,
    };
  }

  /**
   * All rules of a repository's file.
   *
   * @returns undefined if the repository is none that is read
   * @throws if its file could not be read
   */
  async rulesOf(
    repo: string,
    { signal }: { signal: AbortSignal },
  ): Promise<RepositoryRules | undefined> {
    const repository = await this.files.find(repo);
    if (!repository) {
      return undefined;
    }
    const { source } = repository;
    const { known } = await this.files.get(repository, { signal });
    const { parsed, url } = known.file ?? {};
    return {
      ...(parsed?.loaded && { parsed, url }),
      ...(source.kind === 'directory' && { directory: source.directory }),
      findOwner: this.findOwner,
    };
  }

  private ownerOf(owner: CodeownersOwner): PathOwners['owners'][number] {
    const entityRef = this.findOwner(owner);
    return entityRef
      ? { handle: owner.text, entityRef }
      : { handle: owner.text };
  }

  private async readOne(
    repository: Repository,
    signal: AbortSignal,
  ): Promise<IdentifierBatch | { failed: string }> {
    const [name] = repository.keys;
    try {
      const { known, error } = await this.files.get(repository, {
        signal,
        again: true,
      });
      const problems = error ? [unreadable(name, error)] : [];
      return this.batchOf(repository, known, problems);
    } catch (error) {
      const problem = unreadable(name, error as Error);
      return isRefusal(error as Error)
        ? { identifiers: [], problems: [problem] }
        : { failed: `${problem.where} ${problem.message}` };
    }
  }

  private batchOf(
    { keys }: Repository,
    { file, asOf }: KnownFile,
    problems: ProviderProblem[],
  ): IdentifierBatch {
    if (!file) {
      return { identifiers: [], problems };
    }
    const unknown = new Map<string, number>();
    const identifiers = literalPaths(file.parsed).flatMap(({ path, owners }) =>
      owners.flatMap(({ owner, rule }) => {
        const entityRef = this.findOwner(owner);
        if (!entityRef) {
          unknown.set(owner.text, rule.line);
          return [];
        }
        return keys.flatMap((key): ProvidedIdentifier[] => {
          const normal = kindRules.path.normalise(`${key}#${path}`);
          return normal === undefined
            ? []
            : [
                {
                  kind: 'path',
                  key: normal,
                  entityRef,
                  rule: `CODEOWNERS ${rule.pattern}`,
                  observedAt: asOf.toISOString(),
                  confidence: CONFIDENCE,
                  ...linkTo(file, rule.line),
                },
              ];
        });
      }),
    );
    const found = problemsOf(file, unknown).map(({ where, message }) => ({
      where: `${keys[0]}, ${file.path}, ${where}`,
      message,
    }));
    return { identifiers, problems: [...problems, ...found] };
  }
}

function problemsOf(
  { parsed }: CodeownersFile,
  unknown: ReadonlyMap<string, number>,
): ProviderProblem[] {
  return [
    ...parsed.diagnostics
      .filter(({ severity }) => severity === 'error')
      .map(({ line, message }) => ({ where: `line ${line}`, message })),
    ...[...unknown].map(([handle, line]) => ({
      where: `line ${line}`,
      message: `${handle} is no group or user of the catalog; ownership.codeowners.owners can say who is meant`,
    })),
  ].slice(0, MAX_PROBLEMS_PER_FILE);
}

function linkTo({ url }: CodeownersFile, line: number): { link?: string } {
  return url ? { link: `${url}#L${line}` } : {};
}

function unreadable(name: string, { message }: Error): ProviderProblem {
  return {
    where: name,
    message: `could not be asked for its CODEOWNERS file: ${message}`,
  };
}

/**
 * Whether the host says that we may not read the repository. That does not go
 * by, other than a host that is down or has been asked too often.
 */
function isRefusal({ name, message }: Error): boolean {
  return (
    ['NotAllowedError', 'AuthenticationError'].includes(name) ||
    (/\b40[13]\b/.test(message) && !/rate limit/i.test(message))
  );
}
