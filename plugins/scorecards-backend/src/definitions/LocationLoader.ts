import { LoggerService, UrlReaderService } from '@backstage/backend-plugin-api';
import {
  DefinitionLocation,
  readLocation,
} from '@groundwork/backstage-plugin-groundwork-node';
import { DefinitionProblem } from '@groundwork/backstage-plugin-scorecards-common';
import {
  ExpressionCompiler,
  LoadedScorecard,
  loadScorecards,
} from '@groundwork/backstage-plugin-scorecards-node/engine';
import { Knex } from 'knex';
import { API_ORIGIN, DefinitionPublisher } from './DefinitionPublisher';
import { Refused, RefusedStore } from './RefusedStore';
import { shownPlace } from './shownPlace';

/** Definitions are texts of people; what is longer is a mistake or worse. */
const MAX_BYTES = 1024 * 1024;
const MAX_FILES = 1_000;

const describe = (problems: readonly DefinitionProblem[]) =>
  problems
    .map(({ message, path, line, column }) =>
      [
        line === undefined ? '' : `${line}:${column ?? 1} `,
        path === undefined ? '' : `${path} `,
        message,
      ].join(''),
    )
    .join('; ');

/** What a location has, once its texts were read. */
interface LocationState {
  target: string;
  found: Array<LoadedScorecard & { place: string }>;
  refused: Refused[];
  /** Ids of all that it has, refused or not; undefined when nobody can tell. */
  ids?: Set<string>;
}

/** Puts into force what files and URLs say. */
export class LocationLoader {
  constructor(
    private readonly options: {
      knex: Knex;
      locations: readonly DefinitionLocation[];
      publisher: DefinitionPublisher;
      refused: RefusedStore;
      compiler: ExpressionCompiler;
      urlReader: UrlReaderService;
      logger: LoggerService;
      now: () => Date;
    },
  ) {}

  /**
   * Reads all locations and puts into force what has changed. A definition
   * with something wrong is refused; the version before it stays in force. A
   * scorecard that its location does not have any more is withdrawn, unless the
   * location could not be read.
   */
  async reload(): Promise<void> {
    const states = await Promise.all(
      this.options.locations.map(location => this.#read(location)),
    );
    await this.#withdrawMissing(states);
    const refused = states.flatMap(it => it.refused);
    for (const state of states) {
      refused.push(...(await this.#putIntoForce(state)));
    }
    await this.#setRefused(refused);
  }

  async #read(location: DefinitionLocation): Promise<LocationState> {
    const { urlReader, compiler } = this.options;
    const { target } = location;
    const content = await readLocation(location, {
      urlReader,
      maxBytes: MAX_BYTES,
      maxFiles: MAX_FILES,
    });
    if (!content.ok) {
      const problems = [{ message: `Cannot be read: ${content.message}` }];
      return { target, found: [], refused: [{ location: target, problems }] };
    }
    const state: LocationState = { target, found: [], refused: [] };
    let ids: Set<string> | undefined = new Set();
    for (const { place, text } of content.texts) {
      const loaded = loadScorecards(text, { location: place, compiler });
      for (const scorecard of loaded.scorecards) {
        ids?.add(scorecard.definition.id);
        state.found.push({ ...scorecard, place });
      }
      for (const { id, problems } of loaded.refused) {
        state.refused.push({ location: place, scorecardId: id, problems });
        if (id === undefined) {
          ids = undefined;
        } else {
          ids?.add(id);
        }
      }
    }
    return { ...state, ids };
  }

  async #putIntoForce({ target, found }: LocationState): Promise<Refused[]> {
    const { publisher, logger } = this.options;
    const seen = new Map<string, string>();
    const refused: Refused[] = [];
    for (const { definition, hash, yaml, place } of found) {
      const { id } = definition;
      const other = seen.get(id);
      if (other !== undefined) {
        refused.push(takenBy(other, { id, place }));
        continue;
      }
      seen.set(id, place);
      const outcome = await publisher.putIntoForce({
        definition,
        digest: hash,
        yaml,
        origin: target,
        publishedBy: place,
      });
      if (outcome.kind === 'taken') {
        refused.push(takenBy(outcome.origin, { id, place }));
      } else if (outcome.kind === 'published') {
        logger.info(
          `Scorecard '${id}' version ${outcome.version} is in force, from ${place}`,
        );
      }
    }
    return refused;
  }

  async #withdrawMissing(states: readonly LocationState[]): Promise<void> {
    const { knex, publisher, logger } = this.options;
    const byTarget = new Map(states.map(it => [it.target, it]));
    const inForce = await knex('scorecard')
      .whereNull('removed_at')
      .whereNot({ origin: API_ORIGIN })
      .select<Array<{ id: string; origin: string }>>('id', 'origin');
    const missing = inForce.filter(({ id, origin }) => {
      const state = byTarget.get(origin);
      return !state || (state.ids !== undefined && !state.ids.has(id));
    });
    const gone = await publisher.takeOutOfForce(missing.map(({ id }) => id));
    for (const id of gone) {
      logger.info(
        `Scorecard '${id}' is not in force any more: its location does not have it`,
      );
    }
  }

  /** Logs what is newly refused, once. */
  async #setRefused(refused: readonly Refused[]): Promise<void> {
    const { refused: store, logger, now } = this.options;
    const keyOf = ({ location, problems }: Refused) =>
      JSON.stringify([location, problems]);
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

function takenBy(
  origin: string,
  { id, place }: { id: string; place: string },
): Refused {
  return {
    location: place,
    scorecardId: id,
    problems: [
      {
        message: `There is a scorecard '${id}' already, in ${shownPlace(
          origin,
        )}; give one of them another metadata.name`,
        path: 'metadata.name',
      },
    ],
  };
}
