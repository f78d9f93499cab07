import { compareText } from '../domain/collections/compare';
import { groupBy } from '../domain/collections/groupBy';
import { CatalogComponent, CatalogContents, OwnedSince } from './types';

/** Owners of components over time, oldest first. */
export type OwnersOverTime = ReadonlyMap<string, readonly OwnedSince[]>;

/** What the catalog says of components, repositories and teams; never changes. */
export class Snapshot {
  readonly #byRef: ReadonlyMap<string, CatalogComponent>;
  readonly #byRepository: ReadonlyMap<string, CatalogComponent[]>;
  readonly #byService: ReadonlyMap<string, CatalogComponent[]>;

  constructor(
    readonly contents: CatalogContents,
    private readonly owners: OwnersOverTime,
  ) {
    const { components } = contents;
    this.#byRef = new Map(components.map(it => [it.component, it]));
    this.#byRepository = groupBy(
      components.filter(it => it.repository !== undefined),
      it => it.repository!,
    );
    const named = components.flatMap(it =>
      it.services.map(service => ({ service, it })),
    );
    this.#byService = new Map(
      [...groupBy(named, ({ service }) => service)].map(([service, all]) => [
        service,
        all.map(({ it }) => it),
      ]),
    );
  }

  /**
   * The components that paths of a repository belong to: each path to the one
   * with the longest path that it is in, or else to the one without a path. Where
   * nothing says which of several it is, the repository stands for itself.
   *
   * @param paths - undefined where they are not known
   */
  componentsOf(
    repository: string,
    paths: readonly string[] | undefined,
  ): string[] {
    const own = this.#byRepository.get(repository) ?? [];
    const [first, ...others] = own;
    if (!first) {
      return [repository];
    }
    if (others.length === 0 && (first.path === undefined || !paths)) {
      return [first.component];
    }
    const found = new Set((paths ?? []).flatMap(it => nearest(own, it)));
    return found.size > 0 ? [...found].sort(compareText) : [repository];
  }

  /**
   * The component that a service is, if the catalog knows just one.
   *
   * @param name - an entity ref, or what a source calls it
   */
  componentOfService(name: string): string | undefined {
    const exact = this.#byRef.get(name.toLowerCase());
    const named = this.#byService.get(name) ?? [];
    return (
      exact?.component ?? (named.length === 1 ? named[0].component : undefined)
    );
  }

  /** The component that is all of a repository, if there is just one. */
  componentOfRepository(repository: string): string | undefined {
    const own = this.#byRepository.get(repository) ?? [];
    return own.length === 1 ? own[0].component : undefined;
  }

  /** Where the source code of a component is. */
  repositoryOf(component: string): string | undefined {
    return this.#byRef.get(component)?.repository;
  }

  /** All that deployments may call what is in a repository. */
  namesOf(repository: string): string[] {
    const own = this.#byRepository.get(repository) ?? [];
    const names = own.flatMap(({ services }) =>
      services.filter(it => this.componentOfService(it) !== undefined),
    );
    return [...new Set(names)].sort(compareText);
  }

  /**
   * Who owned a component then. A repository that stands for itself has the owner
   * that all of its components have.
   */
  teamOf(component: string, at: number): string | undefined {
    const ofRepository = this.#byRepository.get(component);
    if (ofRepository) {
      const teams = new Set(
        ofRepository.map(it => this.teamOf(it.component, at)),
      );
      return teams.size === 1 ? [...teams][0] : undefined;
    }
    return this.owners.get(component)?.findLast(({ since }) => since <= at)
      ?.team;
  }

  /**
   * Whether somebody is in a team or in one within it, as of now: the catalog
   * does not tell who was. Undefined for whom it does not know.
   *
   * @param actor - an entity ref, or `github:<host>/<login>`
   */
  isMemberOf(actor: string, team: string): boolean | undefined {
    const within = new Set([team, ...(this.contents.groups.get(team) ?? [])]);
    if (within.has(actor)) {
      return true;
    }
    const login = /^github:.*\/(?<login>[^/]+)$/.exec(actor)?.groups?.login;
    const key = login ? `github:${login.toLowerCase()}` : actor;
    const own =
      this.contents.groupsOfPeople.get(key) ??
      (this.contents.groups.has(actor) ? [actor] : undefined);
    return own?.some(group => within.has(group));
  }
}

function nearest(
  components: readonly CatalogComponent[],
  path: string,
): string[] {
  const lengthOf = (it: CatalogComponent) => it.path?.length ?? 0;
  const having = components.filter(
    it => it.path === undefined || path === it.path || isIn(path, it.path),
  );
  const longest = Math.max(...having.map(lengthOf));
  return having.filter(it => lengthOf(it) === longest).map(it => it.component);
}

function isIn(path: string, folder: string): boolean {
  return path.startsWith(`${folder}/`);
}
