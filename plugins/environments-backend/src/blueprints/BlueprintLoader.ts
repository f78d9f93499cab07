import { LoggerService, UrlReaderService } from '@backstage/backend-plugin-api';
import { BlueprintProblem } from '@groundwork/backstage-plugin-environments-common';
import { readLocation } from '@groundwork/backstage-plugin-groundwork-node';
import { BlueprintLocation } from '../config/types';
import { Drivers } from '../engine/Drivers';
import { BlueprintStore } from './BlueprintStore';
import { MAX_FILES, TEXT_LIMITS } from './limits';
import { LoadedBlueprint, loadBlueprints } from './loadBlueprints';
import { RefusedStore } from './RefusedStore';
import { Refused } from './types';

/** What the loader works with. */
export interface BlueprintLoaderOptions {
  locations: readonly BlueprintLocation[];
  drivers: Drivers;
  store: BlueprintStore;
  refused: RefusedStore;
  urlReader: UrlReaderService;
  logger: LoggerService;
  now: () => Date;
}

/** What a location has, once its texts were read. */
interface LocationState {
  target: string;
  found: Array<LoadedBlueprint & { place: string }>;
  refused: Refused[];
  /** Ids of all that it has, refused or not; undefined when nobody can tell. */
  ids?: Set<string>;
}

/** Puts into force what files and URLs say. */
export class BlueprintLoader {
  constructor(private readonly options: BlueprintLoaderOptions) {}

  /**
   * Reads all locations and puts into force what has changed. A definition with
   * something wrong is refused; the version before it stays in force. A blueprint
   * that its location does not have any more is withdrawn, unless the location
   * could not be read.
   */
  async reload(): Promise<void> {
    const states = await Promise.all(
      this.options.locations.map(location => this.#read(location)),
    );
    await this.#withdrawMissing(states);
    const refused = states.flatMap(it => it.refused);
    for (const state of states) {
      refused.push(...(await this.#publish(state)));
    }
    await this.#setRefused(refused);
  }

  async #read(location: BlueprintLocation): Promise<LocationState> {
    const { urlReader, drivers } = this.options;
    const { target } = location;
    const content = await readLocation(location, {
      urlReader,
      maxBytes: TEXT_LIMITS.maxBytes,
      maxFiles: MAX_FILES,
    });
    if (!content.ok) {
      const message = `cannot be read: ${content.message}`;
      const problems = [{ path: '', message }];
      return { target, found: [], refused: [{ location: target, problems }] };
    }
    const found: LocationState['found'] = [];
    const refused: Refused[] = [];
    for (const { place, text } of content.texts) {
      const loaded = loadBlueprints(text, drivers);
      found.push(...loaded.blueprints.map(it => ({ ...it, place })));
      refused.push(
        ...loaded.refused.map(({ id, problems }) => ({
          location: place,
          blueprintId: id,
          problems,
        })),
      );
    }
    const canTell = refused.every(it => it.blueprintId !== undefined);
    const ids = [
      ...found.map(it => it.definition.id),
      ...refused.flatMap(it => it.blueprintId ?? []),
    ];
    return { target, found, refused, ids: canTell ? new Set(ids) : undefined };
  }

  async #publish({ target, found }: LocationState): Promise<Refused[]> {
    const { store, logger, now } = this.options;
    const seen = new Map<string, string>();
    const refused: Refused[] = [];
    for (const { definition, yaml, place } of found) {
      const { id } = definition;
      const other = seen.get(id);
      if (other !== undefined) {
        refused.push(takenBy(other, { id, place }));
        continue;
      }
      seen.set(id, place);
      const outcome = await store.publish(
        { definition, yaml, origin: target },
        now(),
      );
      if (outcome.kind === 'taken') {
        refused.push(takenBy(outcome.origin, { id, place }));
      } else if (outcome.kind === 'published') {
        logger.info(
          `Blueprint '${id}' version ${outcome.version} is in force, from ${place}`,
        );
      }
    }
    return refused;
  }

  async #withdrawMissing(states: readonly LocationState[]): Promise<void> {
    const { store, logger, now } = this.options;
    const byTarget = new Map(states.map(it => [it.target, it]));
    const missing = (await store.findInForce()).filter(({ id, origin }) => {
      const state = byTarget.get(origin);
      return !state || (state.ids !== undefined && !state.ids.has(id));
    });
    if (missing.length === 0) {
      return;
    }
    await store.withdraw(
      missing.map(({ id }) => id),
      now(),
    );
    for (const { id } of missing) {
      logger.info(
        `Blueprint '${id}' is not in force any more: its location does not have it. Environments of it go on`,
      );
    }
  }

  /** Logs what is newly refused, once. */
  async #setRefused(refused: readonly Refused[]): Promise<void> {
    const { refused: store, logger, now } = this.options;
    const keyOf = ({ location, blueprintId, problems }: Refused) =>
      JSON.stringify([
        location,
        blueprintId,
        problems.map(it => [it.path, it.message, it.line, it.column]),
      ]);
    const known = new Set((await store.list()).map(keyOf));
    await store.replaceAll(refused, now());
    for (const it of refused) {
      if (!known.has(keyOf(it))) {
        logger.error(
          `Refused ${it.location}: ${describe(
            it.problems,
          )}. What was in force before stays so`,
        );
      }
    }
  }
}

function describe(problems: readonly BlueprintProblem[]): string {
  return problems
    .map(({ message, path, line, column }) =>
      [
        line === undefined ? '' : `${line}:${column ?? 1} `,
        path && `${path} `,
        message,
      ].join(''),
    )
    .join('; ');
}

function takenBy(
  origin: string,
  { id, place }: { id: string; place: string },
): Refused {
  return {
    location: place,
    blueprintId: id,
    problems: [
      {
        path: '/metadata/name',
        message: `there is a blueprint '${id}' already, in ${origin}; give one of them another metadata.name`,
      },
    ],
  };
}
