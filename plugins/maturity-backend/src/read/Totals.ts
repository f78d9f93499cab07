import {
  LevelDistribution,
  ModelProof,
  OrganisationWeek,
} from '@groundwork/backstage-plugin-maturity-common';
import { coverageOf, distributionOf, trendOf } from '../domain';
import { Latest } from './Latest';
import { Proofs } from './Proofs';
import { gradedTeamsOf, Snapshot, SnapshotTeam } from './Snapshots';

/** Callers who may read the same, and ask of the same group, share what it adds up to. */
const KEPT = 50;

/** What teams are together. */
export interface TeamTotals {
  distribution: LevelDistribution[];
  /** Left out where no check applies. */
  coverage?: number;
  trend: OrganisationWeek[];
  proof: ModelProof;
}

/** Adds up teams, once for each snapshot. */
export class Totals {
  readonly #proofs = new Proofs();
  readonly #known = new WeakMap<Snapshot, Latest<TeamTotals>>();

  of(snapshot: Snapshot, teams: readonly SnapshotTeam[]): TeamTotals {
    const known = this.#known.get(snapshot) ?? new Latest<TeamTotals>(KEPT);
    this.#known.set(snapshot, known);
    // Whoever may not read delivery has the same teams without their figures
    const key = JSON.stringify(
      teams.map(({ entityRef, figures }) => [entityRef, Boolean(figures)]),
    );
    return known.get(key, () => this.#addUp(snapshot, teams));
  }

  /** Of all teams, which is what most ask for. */
  ofAll(snapshot: Snapshot): TeamTotals {
    return this.of(snapshot, gradedTeamsOf(snapshot));
  }

  #addUp(snapshot: Snapshot, teams: readonly SnapshotTeam[]): TeamTotals {
    const capabilities = teams.map(team => team.capabilities);
    const coverage = coverageOf(capabilities);
    const refs = new Set(teams.map(({ entityRef }) => entityRef));
    return {
      distribution: distributionOf(capabilities),
      ...(coverage !== undefined && { coverage }),
      trend: trendOf(
        snapshot.weeks.filter(({ entityRef }) => refs.has(entityRef)),
        { levels: snapshot.inForce.model.levels.length },
      ),
      proof: this.#proofs.of(snapshot, teams),
    };
  }
}
