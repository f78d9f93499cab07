import { ScorecardDefinition } from '@groundwork/backstage-plugin-scorecards-common';
import { Knex } from 'knex';
import { Reader } from '../authorization/Caller';
import { StateRow } from '../database/rows';
import { Definitions } from '../definitions/types';
import { Badge } from './present/badge';
import { nameOfLevel } from './present/level';
import { definitionsOf } from './versions';

/** Tells what the badge of an entity says. */
export class BadgeReader {
  constructor(
    private readonly options: { knex: Knex; definitions: Definitions },
  ) {}

  /**
   * @param reader - who wants to see it; nobody in particular where badges are
   * public
   * @returns undefined when there is none to be seen
   */
  async find(
    scorecardId: string,
    entityRef: string,
    reader: Pick<Reader, 'readable'> | undefined,
  ): Promise<Badge | undefined> {
    const { knex, definitions } = this.options;
    const { scorecards } = await definitions.current();
    if (!scorecards.has(scorecardId)) {
      return undefined;
    }
    const row = await knex<StateRow>('state')
      .where({ scorecard_id: scorecardId, entity_ref: entityRef })
      .first('scorecard_id', 'version', 'level', 'unmeasured');
    const isReadable =
      !reader || (await reader.readable([entityRef])).has(entityRef);
    if (!row || !isReadable) {
      return undefined;
    }
    const definitionOf = await definitionsOf(definitions, [row]);
    return badgeOf(definitionOf(row), row);
  }
}

function badgeOf(
  definition: ScorecardDefinition,
  { level, unmeasured }: Pick<StateRow, 'level' | 'unmeasured'>,
): Badge {
  const { title, levels } = definition;
  const text = unmeasured
    ? 'unmeasured'
    : nameOfLevel(definition, level) ?? 'no level';
  return {
    label: title,
    text,
    pips: { filled: unmeasured ? 0 : level, of: levels.length },
    description: unmeasured
      ? `${title}: unmeasured`
      : `${title}: ${text}, level ${level} of ${levels.length}`,
  };
}
