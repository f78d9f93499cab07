import { isDeepStrictEqual } from 'node:util';
import {
  fromJsonColumn,
  toJsonColumn,
  toTimestamp,
  upsertInChunks,
  whereInArray,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { Group, StoredFigures, StoredStanding, StoredTeam } from './types';

interface TeamRow {
  entity_ref: string;
  title: string;
  parent: string | null;
  type: string | null;
  graded: boolean | number;
  standing: unknown;
  figures: unknown;
}

/** What was read, or that it could not be: then what is known stays. */
export type Reading<T> =
  | { kind: 'read'; of: ReadonlyMap<string, T> }
  | { kind: 'failed' };

/** All that a refresh has read of groups. */
export interface TeamReadings {
  groups: Reading<Group>;
  standings: Reading<StoredStanding>;
  figures: Reading<StoredFigures>;
}

/** Groups, and where they stand now. */
export class TeamStore {
  constructor(private readonly knex: Knex) {}

  /** Those that the catalog has, in one statement. */
  async load(knex: Knex = this.knex): Promise<StoredTeam[]> {
    const rows: TeamRow[] = await knex('team')
      .whereNull('gone_since')
      .orderBy('entity_ref');
    return rows.map(row => teamOf(knex, row));
  }

  /**
   * Writes what has changed.
   *
   * @returns whether anything has
   */
  async save(
    trx: Knex.Transaction,
    readings: TeamReadings,
    now: Date,
  ): Promise<boolean> {
    const known = new Map(
      (await this.load(trx)).map(team => [team.entityRef, team]),
    );
    const groups = readings.groups.kind === 'read' ? readings.groups.of : known;
    const teams = [...groups.values()].map(group =>
      teamFrom(group, known.get(group.entityRef), readings),
    );
    const changed = teams.filter(
      team => !isSame(plain(team), known.get(team.entityRef)),
    );
    await this.#write(trx, changed);
    const gone = [...known.keys()].filter(ref => !groups.has(ref));
    await trx('team')
      .where(whereInArray('entity_ref', gone))
      .update({ gone_since: toTimestamp(now) });
    return changed.length + gone.length > 0;
  }

  /** Where a group stands that was evaluated just now. */
  async saveStanding(
    trx: Knex.Transaction,
    entityRef: string,
    standing: StoredStanding,
  ): Promise<void> {
    await trx('team')
      .where({ entity_ref: entityRef })
      .update({ standing: toJsonColumn(standing) });
  }

  /**
   * Deletes all that is known of groups that the catalog has not had for long: one
   * that is missed for an hour is no reason to lose years.
   */
  async forgetGone(before: Date): Promise<number> {
    return this.knex.transaction(async trx => {
      const gone: string[] = await trx('team')
        .where('gone_since', '<', toTimestamp(before))
        // One that comes back meanwhile keeps what is known of it
        .forUpdate()
        .pluck('entity_ref');
      for (const [table, column] of [
        ['team_day', 'entity_ref'],
        ['self_assessment', 'entity_ref'],
        ['finding', 'scope'],
        ['team', 'entity_ref'],
      ]) {
        await trx(table).where(whereInArray(column, gone)).delete();
      }
      return gone.length;
    });
  }

  async #write(
    trx: Knex.Transaction,
    teams: readonly StoredTeam[],
  ): Promise<void> {
    const rows = teams.map(team => ({
      entity_ref: team.entityRef,
      title: team.title,
      parent: team.parent,
      type: team.type,
      graded: team.graded,
      standing: toJsonColumn(team.standing),
      figures: toJsonColumn(team.figures),
      gone_since: undefined,
    }));
    await upsertInChunks(trx, 'team', rows, { key: ['entity_ref'] });
  }
}

function teamFrom(
  { entityRef, title, parent, type, graded }: Group,
  known: StoredTeam | undefined,
  { standings, figures }: TeamReadings,
): StoredTeam {
  const standing = graded
    ? laterOf(valueOf(standings, entityRef, known?.standing), known?.standing)
    : undefined;
  const figure = valueOf(figures, entityRef, known?.figures);
  return {
    entityRef,
    title,
    ...(parent !== undefined && { parent }),
    ...(type !== undefined && { type }),
    graded,
    ...(standing && { standing }),
    ...(figure && { figures: figure }),
  };
}

function valueOf<T>(
  reading: Reading<T>,
  entityRef: string,
  known: T | undefined,
): T | undefined {
  return reading.kind === 'read' ? reading.of.get(entityRef) : known;
}

/** A team may have been evaluated since it was read. */
function laterOf(
  read: StoredStanding | undefined,
  known: StoredStanding | undefined,
): StoredStanding | undefined {
  return read && known && known.evaluatedAt > read.evaluatedAt ? known : read;
}

function teamOf(knex: Knex, row: TeamRow): StoredTeam {
  const standing = fromJsonColumn<StoredStanding>(knex, row.standing);
  const figures = fromJsonColumn<StoredFigures>(knex, row.figures);
  return {
    entityRef: row.entity_ref,
    title: row.title,
    ...(row.parent !== null && { parent: row.parent }),
    ...(row.type !== null && { type: row.type }),
    graded: Boolean(row.graded),
    ...(standing && { standing }),
    ...(figures && { figures }),
  };
}

/**
 * Where nothing waits to be evaluated, a standing is of the time at which it is asked
 * for, and no other for that.
 */
function isSame(one: StoredTeam, other: StoredTeam | undefined): boolean {
  const timeless = ({ standing, ...team }: StoredTeam) => ({
    ...team,
    standing: standing && { ...standing, evaluatedAt: undefined },
  });
  return (
    other !== undefined && isDeepStrictEqual(timeless(one), timeless(other))
  );
}

/** As it comes back from the database: without what is undefined. */
function plain(team: StoredTeam): StoredTeam {
  return JSON.parse(JSON.stringify(team));
}
