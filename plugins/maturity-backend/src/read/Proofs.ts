import { createHash } from 'node:crypto';
import { ModelProof } from '@groundwork/backstage-plugin-maturity-common';
import { proveModel } from '../domain';
import { levelsOf } from '../teams';
import { Latest } from './Latest';
import { Snapshot, SnapshotTeam } from './Snapshots';

const KEPT = 20;

/**
 * Proofs of models, kept for as long as what they are made of is the same: they take
 * a while, and levels change seldom.
 */
export class Proofs {
  readonly #proofs = new Latest<ModelProof>(KEPT);

  of(
    { inForce: { model } }: Snapshot,
    teams: readonly SnapshotTeam[],
  ): ModelProof {
    const input = teams.map(({ capabilities, standing, figures }) => ({
      levels: levelsOf(capabilities),
      checks: Object.fromEntries(
        (standing?.checks ?? []).map(it => [it.checkId, it.status]),
      ),
      outcomes: figures?.outcomes ?? {},
    }));
    const key = createHash('sha256')
      .update(JSON.stringify([model, input]))
      .digest('base64');
    return this.#proofs.get(key, () => proveModel({ teams: input, model }));
  }
}
