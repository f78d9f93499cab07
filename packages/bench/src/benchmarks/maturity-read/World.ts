import { Config } from '@backstage/config';
import { createCompany } from './company';
import { ModelRules } from './settings';
import { MadeStanding, standingOf } from './standings';

/** What the plugins that are not there would say. */
export class World {
  readonly teams: readonly string[];
  readonly model: ModelRules;
  readonly seed: number;
  readonly #standings = new Map<string, MadeStanding>();
  #revision = 0;

  constructor(config: Config) {
    this.seed = config.getNumber('bench.seed');
    this.teams = createCompany(config.getNumber('bench.teams')).teams;
    this.model = config.get<ModelRules>('bench.model');
  }

  /** From now on so many teams stand elsewhere. */
  change(teams: number): void {
    this.#revision += 1;
    for (const team of this.teams.slice(0, teams)) {
      this.#standings.set(team, this.#make(team, this.#revision));
    }
  }

  standingOf(team: string): MadeStanding {
    const standing = this.#standings.get(team) ?? this.#make(team, 0);
    this.#standings.set(team, standing);
    return standing;
  }

  #make(team: string, revision: number): MadeStanding {
    const { model, seed } = this;
    return standingOf(team, model.rules, { seed, revision });
  }
}
