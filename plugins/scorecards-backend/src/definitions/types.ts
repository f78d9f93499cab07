import { ScorecardDefinition } from '@groundwork/backstage-plugin-scorecards-common';
import {
  CompiledScorecard,
  ExpressionCompiler,
} from '@groundwork/backstage-plugin-scorecards-node/engine';
import { Knex } from 'knex';

/** A scorecard in force. */
export interface CurrentScorecard {
  id: string;
  version: number;
  definition: ScorecardDefinition;
  compiled: CompiledScorecard;
  /** A location, or `api`. */
  origin: string;
  publishedAt: Date;
}

/** Everything in force at one revision; never changed, replaced as a whole. */
export interface CurrentDefinitions {
  revision: number;
  compiler: ExpressionCompiler;
  scorecards: ReadonlyMap<string, CurrentScorecard>;
  /** Ids of facts that some check reads, with the scorecards that do. */
  readers: ReadonlyMap<string, readonly string[]>;
  /**
   * Scorecards in force that cannot be evaluated here, because a fact that
   * they read is gone. Their states stay as they are.
   */
  broken: readonly BrokenScorecard[];
}

/** A version in force that the facts of this installation do not fit any more. */
export interface BrokenScorecard {
  scorecardId: string;
  version: number;
  origin: string;
  problems: string[];
}

/** The definitions, for those who read them. */
export interface Definitions {
  /** What is in force, as of this call: one cheap statement. */
  current(): Promise<CurrentDefinitions>;
  /**
   * Versions, also of old and removed scorecards; remembered, since they never
   * change. Those that there are not are left out.
   *
   * @param keys - `<scorecard id>@<version>`
   * @param connection - The transaction that one is in, if one is in one: SQLite
   *   has no second connection to ask on
   */
  findVersions(
    keys: readonly string[],
    connection?: Knex,
  ): Promise<ReadonlyMap<string, ScorecardDefinition>>;
}

/** The key of a version. */
export const versionKey = (scorecardId: string, version: number) =>
  `${scorecardId}@${version}`;
