import { isDeepStrictEqual } from 'node:util';
import {
  AuthService,
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { DeliveryService } from '@groundwork/backstage-plugin-delivery-node';
import { MaturityRemark } from '@groundwork/backstage-plugin-maturity-common';
import { ScorecardsService } from '@groundwork/backstage-plugin-scorecards-node';
import { scorecardIdsOf, versionOf } from '../model';
import {
  Group,
  ModelInForce,
  Reading,
  StoredStanding,
  Stores,
  TeamReadings,
  TeamStore,
} from '../store';
import { levelsOf } from '../teams';
import { Attempts } from './attempt';
import { ALL, FindingReader } from './FindingReader';
import { ModelKeeper } from './ModelKeeper';
import { readFigures } from './readFigures';
import { readGroups } from './readGroups';
import { readStandings } from './readStandings';

/** Findings that are written together. */
const PORTION = 20;

const NO_CATALOG: MaturityRemark = {
  code: 'catalogUnavailable',
  text: 'The catalog does not answer. Which teams there are is as it was when it last did.',
};
const NO_SCORECARDS: MaturityRemark = {
  code: 'scorecardsUnavailable',
  text: 'Scorecards do not answer. Levels are as they were when they last did.',
};
const NO_LEVELS: MaturityRemark = {
  code: 'scorecardsUnavailable',
  text: 'Scorecards have no levels by the model in force. Levels are as they were when they last had.',
};
const NO_DELIVERY: MaturityRemark = {
  code: 'deliveryUnavailable',
  text: 'Delivery does not answer. What holds changes up is as it was when it last did.',
};

type Call = { credentials: BackstageCredentials; signal: AbortSignal };

/** How a refresh ended. */
export type Refreshed =
  /** `isComplete`: every graded group has a standing. */
  | { kind: 'written'; isComplete: boolean }
  /** Another one began meanwhile. */
  | { kind: 'overtaken' };

/** What a refresher works with. */
export interface RefresherOptions {
  auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  catalog: Pick<CatalogService, 'streamEntities'>;
  delivery: DeliveryService;
  findingReader: FindingReader;
  logger: LoggerService;
  models: ModelKeeper;
  now: () => Date;
  scorecards: Pick<ScorecardsService, 'queryStandings'>;
  stores: Stores;
}

/**
 * Reads from the other plugins how teams stand. What does not answer is told, and
 * what it said before stays.
 */
export class Refresher {
  constructor(private readonly options: RefresherOptions) {}

  async run(signal: AbortSignal): Promise<Refreshed> {
    const { auth, logger, stores } = this.options;
    const turn = await stores.turns.begin();
    const credentials = await auth.getOwnServiceCredentials();
    const call = { credentials, signal };
    const attempts = new Attempts({ logger, signal });

    const before = await stores.turns.readModel();
    const model = await this.#settleModel(before, attempts, call);
    const readings = await this.#readTeams(model, attempts, call);
    const isWritten = await this.#write(turn, {
      readings,
      version: versionOf(model.model),
      problems: attempts.problems,
      ...(!isDeepStrictEqual(before, plain(model)) && { model }),
    });
    if (!isWritten || !(await this.#readFindings(turn, attempts, call))) {
      logger.info('Another replica has begun to read levels; this one stops');
      return { kind: 'overtaken' };
    }
    return { kind: 'written', isComplete: isComplete(readings) };
  }

  async #settleModel(
    before: ModelInForce | undefined,
    attempts: Attempts,
    call: Call,
  ): Promise<ModelInForce> {
    const { models } = this.options;
    const settled = await attempts.read(NO_SCORECARDS, () =>
      models.settle(before, call),
    );
    return settled?.value ?? before ?? models.first();
  }

  async #readTeams(
    { model, refused }: ModelInForce,
    attempts: Attempts,
    call: Call,
  ): Promise<TeamReadings> {
    const { options } = this;
    const now = options.now();
    const groups = await attempts.read(NO_CATALOG, () =>
      readGroups({ ...options, ...call, filter: model.filter }),
    );
    const remark = refused ? NO_LEVELS : NO_SCORECARDS;
    const standings = await attempts.read(remark, () =>
      readStandings({ ...options, ...call, ids: scorecardIdsOf(model) }),
    );
    const known = groups?.value ?? (await this.#knownGroups());
    const figures = await attempts.read(NO_DELIVERY, () =>
      readFigures({ ...options, ...call, groups: gradedOf(known), now }),
    );
    return {
      groups: readingOf(groups),
      standings: readingOf(standings),
      figures: readingOf(figures),
    };
  }

  #write(
    turn: number,
    result: {
      readings: TeamReadings;
      /** Of the model that they are by. */
      version: string;
      problems: MaturityRemark[];
      model?: ModelInForce;
    },
  ): Promise<boolean> {
    const { stores, now } = this.options;
    const { readings, version, problems, model } = result;
    const at = now();
    const wasRead = readings.standings.kind === 'read';
    return stores.turns.write(
      turn,
      { problems, model, ...(wasRead && { measuredAt: at }) },
      async trx => {
        const isChanged = await stores.teams.save(trx, readings, at);
        // A day on which nothing answered says nothing
        const levels = new Map(wasRead ? await this.#levelsOfToday(trx) : []);
        const day = at.toISOString().slice(0, 10);
        const { days } = stores;
        return (await days.save(trx, day, levels, version)) || isChanged;
      },
    );
  }

  async #levelsOfToday(trx: Parameters<TeamStore['load']>[0]) {
    const teams = await this.options.stores.teams.load(trx);
    return teams.flatMap(({ entityRef, standing }) =>
      standing ? [[entityRef, levelsOf(standing.capabilities)] as const] : [],
    );
  }

  /** @returns false when it was overtaken */
  async #readFindings(
    turn: number,
    attempts: Attempts,
    call: Call,
  ): Promise<boolean> {
    const { findingReader, logger, stores } = this.options;
    const scopes = [ALL, ...gradedOf(await this.#knownGroups())];
    const due = findingReader.dueOf(scopes, await stores.findings.load());
    for (let start = 0; start < due.length; start += PORTION) {
      const portion = due.slice(start, start + PORTION);
      const { findings, failure } = await findingReader.read(portion, call);
      if (failure !== undefined) {
        logger.warn(NO_DELIVERY.text, failure as Error);
        attempts.add(NO_DELIVERY);
      }
      const isWritten = await stores.turns.write(
        turn,
        { problems: attempts.problems },
        trx => stores.findings.save(trx, findings),
      );
      if (!isWritten || failure !== undefined) {
        return isWritten;
      }
    }
    return true;
  }

  async #knownGroups(): Promise<Map<string, Group>> {
    const teams = await this.options.stores.teams.load();
    return new Map(teams.map(team => [team.entityRef, team]));
  }
}

function gradedOf(groups: ReadonlyMap<string, Group>): string[] {
  return [...groups.values()]
    .filter(({ graded }) => graded)
    .map(({ entityRef }) => entityRef);
}

function readingOf<T>(
  read: { value: ReadonlyMap<string, T> } | undefined,
): Reading<T> {
  return read ? { kind: 'read', of: read.value } : { kind: 'failed' };
}

/** Right after a start scorecards have not evaluated anything yet. */
function isComplete({ groups, standings }: TeamReadings): boolean {
  if (groups.kind === 'failed' || standings.kind === 'failed') {
    return false;
  }
  const graded = gradedOf(groups.of);
  return (
    graded.length > 0 && graded.every(ref => isMeasured(standings.of.get(ref)))
  );
}

function isMeasured(standing: StoredStanding | undefined): boolean {
  return standing?.capabilities.some(it => !it.unmeasured) ?? false;
}

/** As it comes back from the database: without what is undefined. */
function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}
