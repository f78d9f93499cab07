import { ConflictError } from '@backstage/errors';
import {
  DefinitionProblem,
  PublishResult,
} from '@groundwork/backstage-plugin-scorecards-common';
import {
  CompiledScorecard,
  ExpressionCompiler,
  loadScorecards,
} from '@groundwork/backstage-plugin-scorecards-node/engine';
import { Knex } from 'knex';
import { BadDefinitionError } from './BadDefinitionError';
import {
  NewVersion,
  PublishOutcome,
  publishVersion,
  withdrawScorecards,
} from './DefinitionStore';
import { shownPlace } from './shownPlace';

/** Origin of what is published over the API. */
export const API_ORIGIN = 'api';

/** Puts definitions into force, and has everything evaluated that they change. */
export class DefinitionPublisher {
  constructor(
    private readonly options: {
      knex: Knex;
      compiler: ExpressionCompiler;
      /** Marks every entity dirty, in a transaction. */
      markAll: (trx: Knex.Transaction) => Promise<void>;
      now: () => Date;
    },
  ) {}

  /**
   * Publishes the one definition of a text.
   *
   * @param warningsOf - What is odd about it; asked before it is in force
   * @throws BadDefinitionError when something is wrong with it
   * @throws ConflictError when a file or URL has a scorecard of this id
   */
  async publish(
    yaml: string,
    publishedBy: string,
    warningsOf: (
      scorecard: CompiledScorecard,
    ) => Promise<DefinitionProblem[]> = async () => [],
  ): Promise<PublishResult> {
    const { scorecards, problems } = loadScorecards(yaml, {
      location: API_ORIGIN,
      compiler: this.options.compiler,
    });
    if (problems.length > 0) {
      throw new BadDefinitionError(problems);
    }
    if (scorecards.length !== 1) {
      throw new BadDefinitionError([
        {
          message: `The text has ${scorecards.length} scorecards; publish one at a time`,
          line: 1,
          column: 1,
        },
      ]);
    }
    const [{ definition, compiled, hash }] = scorecards;
    const warnings = await warningsOf(compiled);
    const outcome = await this.putIntoForce({
      definition,
      digest: hash,
      yaml,
      origin: API_ORIGIN,
      publishedBy,
    });
    if (outcome.kind === 'taken') {
      throw new ConflictError(
        `Scorecard '${definition.id}' comes from ${shownPlace(
          outcome.origin,
        )}; change it there`,
      );
    }
    return {
      scorecardId: definition.id,
      version: outcome.version,
      changed: outcome.kind === 'published',
      warnings,
    };
  }

  /**
   * Takes a scorecard out of force that was published over the API.
   *
   * @throws ConflictError when it comes from a file or URL
   * @returns false when there is none
   */
  async withdraw(scorecardId: string): Promise<boolean> {
    const row = await this.options
      .knex('scorecard')
      .where({ id: scorecardId })
      .whereNull('removed_at')
      .first<{ origin: string } | undefined>('origin');
    if (row && row.origin !== API_ORIGIN) {
      throw new ConflictError(
        `Scorecard '${scorecardId}' comes from ${shownPlace(
          row.origin,
        )}; remove it there`,
      );
    }
    return (await this.takeOutOfForce([scorecardId])).length > 0;
  }

  /** Publishes a version, unless it is the one in force. */
  async putIntoForce(version: NewVersion): Promise<PublishOutcome> {
    const { knex, markAll, now } = this.options;
    return knex.transaction(async trx => {
      const result = await publishVersion(trx, version, now());
      if (result.kind === 'published') {
        await markAll(trx);
      }
      return result;
    });
  }

  /** @returns ids of those that were in force */
  async takeOutOfForce(ids: readonly string[]): Promise<string[]> {
    if (ids.length === 0) {
      return [];
    }
    const { knex, markAll, now } = this.options;
    return knex.transaction(async trx => {
      const done = await withdrawScorecards(trx, ids, now());
      if (done.length > 0) {
        await markAll(trx);
      }
      return done;
    });
  }
}
