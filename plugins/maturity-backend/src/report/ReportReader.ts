import { LoggerService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { Period } from '@groundwork/backstage-plugin-delivery-common';
import {
  LeadershipReport,
  MaturityDay,
  MaturityRemark,
  ReferenceLine,
  ReportQuery,
} from '@groundwork/backstage-plugin-maturity-common';
import { Viewer } from '../authorization';
import { parseQuarter, previousQuarter, quarterOf } from '../domain';
import { versionOf } from '../model/versionOf';
import { buildReport } from './buildReport';
import { ReportInput, ReportModel, ReportTeam } from './ReportInput';
import {
  deliverySources,
  ReportDelivery,
  ReportSources,
  ReportTeams,
} from './ReportSources';
import { listed } from './words';

const HOUR_MS = 60 * 60_000;

/** Reads what a report is made of, on behalf of whoever asks. */
export class ReportReader {
  constructor(
    private readonly options: {
      delivery: ReportDelivery;
      teams: ReportTeams;
      /** The model in force. */
      model: () => { model: ReportModel; references: ReferenceLine[] };
      logger: LoggerService;
      now: () => Date;
    },
  ) {}

  /**
   * @throws InputError where the quarter is none or has not begun, NotFoundError where
   *   the caller sees no such group
   */
  async read(query: ReportQuery, viewer: Viewer): Promise<LeadershipReport> {
    const { teams, model, delivery } = this.options;
    const now = this.options.now();
    const asked = askedOf(query.quarter, now);
    const snapshot = await teams.readSnapshot({ group: query.group }, viewer);
    const scope = snapshot.group?.entityRef ?? 'all';
    const refs = snapshot.teams.map(it => it.entityRef);
    const [before, then, read] = await Promise.all([
      teams.readLastLevels(refs, asked.before),
      asked.complete ? teams.readLastLevels(refs, asked.period) : undefined,
      this.#readDelivery(
        deliverySources(delivery, viewer.credentials),
        scope,
        asked,
      ),
    ]);
    const answer = model();
    const models = then?.models ?? new Set([versionOf(answer.model)]);
    return buildReport({
      ...answer,
      organisation: snapshot.organisation,
      group: snapshot.group,
      quarter: asked.quarter,
      period: asked.period,
      complete: asked.complete,
      now,
      measuredAt: snapshot.measuredAt,
      teams: then
        ? snapshot.teams.map(it => asOfThen(it, then.levels.get(it.entityRef)))
        : snapshot.teams,
      levelsBefore: before.levels,
      isOtherModel: new Set([...before.models, ...models]).size > 1,
      partial: snapshot.partial,
      delivery: read.delivery,
      remarks: [...snapshot.remarks, ...read.remarks],
    });
  }

  /** What of delivery cannot be read is left out, and told. */
  async #readDelivery(
    sources: ReportSources,
    scope: string,
    { period, before }: Asked,
  ): Promise<{
    delivery: ReportInput['delivery'];
    remarks: MaturityRemark[];
  }> {
    const missing: string[] = [];
    const orMissing = async <T>(
      what: string,
      reading: Promise<T>,
    ): Promise<T | undefined> => {
      try {
        return await reading;
      } catch (error) {
        missing.push(what);
        this.options.logger.warn(
          `The report of ${scope} lacks ${what}: ${error}`,
        );
        return undefined;
      }
    };
    const [now, then, cohorts, constraint] = await Promise.all([
      orMissing('figures of the quarter', sources.overview(scope, period)),
      orMissing(
        'figures of the quarter before',
        sources.overview(scope, before),
      ),
      orMissing('how changes were written', sources.cohorts(scope, period)),
      orMissing('what holds changes up', sources.constraint(scope, period)),
    ]);
    return {
      delivery: { now, before: then, cohorts, constraint: constraint?.finding },
      remarks:
        missing.length > 0
          ? [
              {
                code: 'deliveryUnavailable',
                text: `Delivery did not tell ${listed(missing.sort())}.`,
              },
            ]
          : [],
    };
  }
}

interface Asked {
  quarter: string;
  period: Period;
  before: Period;
  complete: boolean;
}

/** The quarter that is asked for, as far as it has gone. */
function askedOf(asked: string | undefined, now: Date): Asked {
  const quarter = asked ?? quarterOf(now);
  const { from, to } = readQuarter(quarter);
  const before = readQuarter(previousQuarter(quarter), quarter);
  if (from > now) {
    throw new InputError(
      `quarter is '${quarter}', which has not begun: it must be ${quarterOf(
        now,
      )} or before`,
    );
  }
  const complete = to <= now;
  return {
    quarter,
    period: toPeriod({ from, to: complete ? to : endSoFar(from, now) }),
    before: toPeriod(before),
    complete,
  };
}

/** @param asked - what the quarter is read for */
function readQuarter(
  text: string,
  asked: string = text,
): { from: Date; to: Date } {
  const quarter = parseQuarter(text);
  if (!quarter) {
    throw new InputError(
      `quarter is '${asked}': it must be one such as 2026-Q4, from 1970-Q2 on`,
    );
  }
  return quarter;
}

function toPeriod({ from, to }: { from: Date; to: Date }): Period {
  return { from: from.toISOString(), to: to.toISOString() };
}

/**
 * The last whole hour, so that delivery is asked the same for a while and need not
 * work it out anew; in the first hour of a quarter, now.
 */
function endSoFar(from: Date, now: Date): Date {
  const hour = Math.floor(now.getTime() / HOUR_MS) * HOUR_MS;
  return new Date(hour > from.getTime() ? hour : now.getTime() + 1);
}

/** A team with the levels of an earlier day, of which no more is known. */
function asOfThen(
  team: ReportTeam,
  levels: MaturityDay['levels'] | undefined,
): ReportTeam {
  return {
    ...team,
    capabilities: team.capabilities.map(({ capability, of }) => {
      const level = levels?.[capability];
      return {
        capability,
        of,
        level: level ?? 0,
        unmeasured: typeof level !== 'number',
        counts: { pass: 0, fail: 0, unknown: 0, stale: 0, exempt: 0 },
      };
    }),
  };
}
