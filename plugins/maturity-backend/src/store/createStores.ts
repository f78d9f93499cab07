import { Knex } from 'knex';
import { AnswerStore } from './AnswerStore';
import { DayStore } from './DayStore';
import { FindingStore } from './FindingStore';
import { TeamStore } from './TeamStore';
import { TurnStore } from './TurnStore';

/** What is stored, by noun. */
export interface Stores {
  answers: AnswerStore;
  days: DayStore;
  findings: FindingStore;
  teams: TeamStore;
  turns: TurnStore;
}

/** What is stored, in one database. */
export function createStores(knex: Knex): Stores {
  return {
    answers: new AnswerStore(knex),
    days: new DayStore(knex),
    findings: new FindingStore(knex),
    teams: new TeamStore(knex),
    turns: new TurnStore(knex),
  };
}
