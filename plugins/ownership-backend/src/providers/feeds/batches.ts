import {
  IdentifierBatch,
  ProvidedIdentifier,
  ProviderProblem,
} from '@groundwork/backstage-plugin-ownership-node';
import { FeedError, Row } from './formats/types';
import { RowMapper } from './mapping';

/** All are counted, and so many told. */
const MAX_PROBLEMS = 100;

/** Turns rows into batches, and keeps count. */
export class BatchMaker {
  private rows = 0;
  private identifiers = 0;
  private problems = 0;
  private firstProblem = '';

  constructor(
    private readonly map: RowMapper,
    private readonly options: {
      observedAt: string;
      confidence: number;
      maxRows: number;
    },
  ) {}

  add(rows: readonly Row[]): IdentifierBatch {
    this.rows += rows.length;
    if (this.rows > this.options.maxRows) {
      throw new FeedError(
        `it has more than ${this.options.maxRows} rows, which is as many as are read`,
      );
    }
    const identifiers: ProvidedIdentifier[] = [];
    const problems: ProviderProblem[] = [];
    for (const row of rows) {
      const found =
        'problem' in row
          ? { identifiers: [], problems: [row.problem] }
          : this.map(row.value);
      for (const message of found.problems) {
        this.note({ where: row.where, message }, problems);
      }
      for (const identifier of found.identifiers) {
        identifiers.push({
          ...identifier,
          entityRef: found.entityRef!,
          observedAt: this.options.observedAt,
          confidence: this.options.confidence,
        });
      }
    }
    this.identifiers += identifiers.length;
    return { identifiers, problems };
  }

  /**
   * A feed in which no row can be read has changed its form, and is an error;
   * one without rows is empty, and is none.
   */
  end(): IdentifierBatch {
    if (this.identifiers === 0 && this.problems > 0) {
      throw new FeedError(
        `none of its ${this.rows} rows could be used; ${this.firstProblem}`,
      );
    }
    const untold = this.problems - MAX_PROBLEMS;
    return {
      identifiers: [],
      problems:
        untold > 0
          ? [{ where: 'further on', message: `${untold} more problems` }]
          : [],
    };
  }

  private note(problem: ProviderProblem, problems: ProviderProblem[]): void {
    this.problems += 1;
    this.firstProblem ||= `${problem.where}: ${problem.message}`;
    if (this.problems <= MAX_PROBLEMS) {
      problems.push(problem);
    }
  }
}
