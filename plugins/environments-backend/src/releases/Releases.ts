import { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError, InputError } from '@backstage/errors';
import {
  isVersion,
  newestFirst,
  Release,
} from '@groundwork/backstage-plugin-environments-common';
import { Sources } from '../deployments/types';
import { ReleaseStore } from './ReleaseStore';

/** How long what was read of tags is good enough. */
const FRESH_MS = 60_000;
const SHOWN = 100;
const VERSION_TEXT = /^[0-9A-Za-z][0-9A-Za-z.+_-]{0,99}$/;

/** Immutable versions of components: git tags, and those that were told. */
export class Releases {
  /** By component: when its tags were read. */
  readonly #readAt = new Map<string, number>();

  constructor(
    private readonly options: {
      store: ReleaseStore;
      sources: Sources;
      logger: LoggerService;
      now: () => Date;
    },
  ) {}

  /** Has the tags of a component's repository as releases. */
  async sync(component: string, repository: string): Promise<void> {
    const { store, sources, logger, now } = this.options;
    const at = now().getTime();
    if (at - (this.#readAt.get(component) ?? -Infinity) < FRESH_MS) {
      return;
    }
    const tags = (await sources.tags(repository)).filter(({ tag }) =>
      isVersion(tag),
    );
    const known = await store.findCommits(component);
    for (const { tag, commit } of tags) {
      const released = known.get(tag);
      if (released !== undefined && released !== commit) {
        logger.warn(
          `Tag ${tag} of ${component} is at ${commit} now; the release stays what it was, ${released}`,
        );
      }
    }
    await store.add(
      tags
        .filter(({ tag }) => !known.has(tag))
        .map(({ tag, commit }) => ({
          component,
          version: tag,
          repository,
          commit,
          createdAt: now().toISOString(),
        })),
    );
    this.#readAt.set(component, at);
  }

  /**
   * The newest version first. By when they were found it cannot be told: many tags
   * are read at once. Names that are no versions have no other order, and the newest
   * of them come last.
   */
  async list(component: string): Promise<Release[]> {
    const { store } = this.options;
    const names = await store.findVersions(component);
    const shown = [
      ...names.filter(isVersion).sort(newestFirst).slice(0, SHOWN),
      ...names.filter(name => !isVersion(name)).slice(0, SHOWN),
    ];
    const releases = await store.findAmong(component, shown);
    return releases.sort((a, b) => newestFirst(a.version, b.version));
  }

  find(component: string, version: string): Promise<Release | undefined> {
    return this.options.store.find(component, version);
  }

  /**
   * Adds a release; the same one again changes nothing.
   *
   * @throws ConflictError if the version is another commit already
   */
  async create(
    wanted: Pick<
      Release,
      'component' | 'version' | 'repository' | 'artifactDigest' | 'provenance'
    > & { ref: string; createdBy: string },
  ): Promise<Release> {
    const { store, sources, now } = this.options;
    const { component, version, repository, ref, ...rest } = wanted;
    if (!VERSION_TEXT.test(version)) {
      throw new InputError(
        `version is '${version.slice(
          0,
          120,
        )}'; it must be letters, digits and . + _ -, up to 100`,
      );
    }
    const { commit } = await sources.resolve(repository, ref);
    await store.add([
      {
        ...rest,
        component,
        version,
        repository,
        commit,
        createdAt: now().toISOString(),
      },
    ]);
    const stored = await store.find(component, version);
    if (!stored || stored.commit !== commit) {
      throw new ConflictError(
        `${version} of ${component} is commit ${stored?.commit} and stays so; ${ref} is ${commit}. Give it another version`,
      );
    }
    return stored;
  }
}
