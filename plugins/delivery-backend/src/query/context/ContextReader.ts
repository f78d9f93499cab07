import { AnswerContext } from '@groundwork/backstage-plugin-delivery-common';
import {
  fromJsonColumn,
  whereInArray,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { Period } from '../../domain/metrics';
import { isoOf, toAnswer } from '../period';
import { ResolvedScope, ScopeFilter } from '../scope';
import { remarksOf } from './remarks';

/** 2026, in milliseconds. */
const SUMMED_FROM = Date.UTC(2026, 0);

interface DerivationRow {
  derived_at: number;
  remarks: unknown;
}

/** Tells what an answer rests on. */
export class ContextReader {
  constructor(private readonly options: { knex: Knex; now: () => Date }) {}

  /**
   * What is another whenever anything was derived, of whatever repository: what a
   * scope has can come from others than those that it has now. Each derivation has
   * a later time than the one before of its repository, but it can be the one
   * before the last of all that is written last; so all of them count.
   */
  async readRevision(): Promise<string> {
    const row: Record<'n' | 'last' | 'total', unknown> = await this.options
      .knex('derivation')
      // Small enough that the sum of those of 10,000 repositories is exact
      .select(
        this.options.knex.raw(
          'COUNT(*) AS n, MAX(derived_at) AS last, SUM(derived_at - ?) AS total',
          [SUMMED_FROM],
        ),
      )
      .first();
    return [row.n, row.last, row.total].map(Number).join(' ');
  }

  /** In one statement. */
  async read(
    { text, filter }: ResolvedScope,
    period: Period,
  ): Promise<AnswerContext> {
    const { knex, now } = this.options;
    const rows: DerivationRow[] = await knex('derivation')
      .where(whereRepositoryIn(filter))
      .where({ is_empty: false })
      .select('derived_at', 'remarks');
    const counts = new Map<string, number>();
    for (const { remarks } of rows) {
      for (const code of fromJsonColumn<string[]>(knex, remarks) ?? []) {
        counts.set(code, (counts.get(code) ?? 0) + 1);
      }
    }
    // Whatever has changed since waits in a queue that is emptied in seconds
    const derivedAt = rows.reduce(
      (last, it) => Math.max(last, it.derived_at),
      -Infinity,
    );
    return {
      scope: text,
      period: toAnswer(period),
      asOf: now().toISOString(),
      ...(Number.isFinite(derivedAt) && { derivedAt: isoOf(derivedAt) }),
      remarks: remarksOf(counts, rows.length),
    };
  }
}

/** The repositories that components of a scope are in now. */
function whereRepositoryIn(filter: ScopeFilter): Knex.QueryCallback {
  const { selection } = filter;
  return query => {
    switch (selection.kind) {
      case 'repository':
        query.where({ repository: selection.repository });
        break;
      case 'components':
        query.whereIn('repository', components =>
          components
            .select('repository')
            .from('catalog_component')
            .where(whereInArray('component', selection.components)),
        );
        break;
      case 'teams':
        query.whereIn('repository', components =>
          components
            .select('repository')
            .from('catalog_component')
            .where(whereInArray('owner', selection.teams)),
        );
        break;
      default:
    }
  };
}
