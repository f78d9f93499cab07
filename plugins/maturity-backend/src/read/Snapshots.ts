import { DateTime } from 'luxon';
import {
  AmplifierReadiness,
  TeamCapability,
} from '@groundwork/backstage-plugin-maturity-common';
import { GroupTree, groupTree, weekOf } from '../domain';
import {
  ModelInForce,
  RefreshState,
  StoredFinding,
  StoredTeam,
  Stores,
  TeamDay,
} from '../store';
import { teamCapabilitiesOf } from '../teams';
import { readinessOf } from './readiness';

/** How far back the trend goes. */
const WEEKS = 26;

/** A group with all that follows from what is stored of it. */
export interface SnapshotTeam extends StoredTeam {
  /** One for each of the six, in their order. */
  capabilities: TeamCapability[];
  readiness: AmplifierReadiness;
}

/** All groups at once, as they are stored. */
export interface Snapshot {
  revision: number;
  inForce: ModelInForce;
  tree: GroupTree;
  teams: ReadonlyMap<string, SnapshotTeam>;
  findings: ReadonlyMap<string, StoredFinding>;
  /** The last day of each week of each group. */
  weeks: readonly TeamDay[];
}

/** A snapshot with how far it can be trusted. */
export interface Current {
  state: RefreshState;
  snapshot: Snapshot;
}

/**
 * What is stored, in memory. Each request asks whether it is still so, which takes
 * one statement.
 */
export class Snapshots {
  #last: { revision: number; snapshot: Promise<Snapshot> } | undefined;

  constructor(
    private readonly options: {
      stores: Stores;
      /** The model until a refresh has put one into force. */
      firstModel: () => Promise<ModelInForce>;
      now: () => Date;
    },
  ) {}

  async current(): Promise<Current> {
    const state = await this.options.stores.turns.read();
    return { state, snapshot: await this.#at(state.revision) };
  }

  /** Those who ask while it is being read wait for the same. */
  #at(revision: number): Promise<Snapshot> {
    if (this.#last?.revision === revision) {
      return this.#last.snapshot;
    }
    const snapshot = this.#load(revision);
    this.#last = { revision, snapshot };
    snapshot.catch(() => {
      if (this.#last?.snapshot === snapshot) {
        this.#last = undefined;
      }
    });
    return snapshot;
  }

  async #load(revision: number): Promise<Snapshot> {
    const { stores, firstModel, now } = this.options;
    const inForce = (await stores.turns.readModel()) ?? (await firstModel());
    const stored = await stores.teams.load();
    const findings = await stores.findings.load();
    const since = DateTime.fromJSDate(now(), { zone: 'utc' })
      .minus({ weeks: WEEKS - 1 })
      .toISODate()!;
    const weeks = await stores.days.loadWeeks(weekOf(since));
    const levels = inForce.model.levels.length;
    const teams = stored.map(team => {
      const capabilities = teamCapabilitiesOf(
        team.standing?.capabilities ?? [],
        levels,
      );
      const finding = findings.get(team.entityRef)?.constraint.finding;
      return {
        ...team,
        capabilities,
        readiness: readinessOf({ ...team, capabilities, finding }),
      };
    });
    return {
      revision,
      inForce,
      tree: groupTree(stored),
      teams: new Map(teams.map(team => [team.entityRef, team])),
      findings,
      weeks,
    };
  }
}

/** Those that the model is about, in the order of the tree. */
export function gradedTeamsOf({ teams, tree }: Snapshot): SnapshotTeam[] {
  return tree.groups.flatMap(({ entityRef }) => {
    const team = teams.get(entityRef);
    return team?.graded ? [team] : [];
  });
}
