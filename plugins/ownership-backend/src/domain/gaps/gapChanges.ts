import { isDeepStrictEqual } from 'node:util';
import { EntityProjection } from '../projection';
import { Finding, GapDetail } from './finding';
import { gapIdOf } from './kinds';
import { KEEP_CLOSED_MS, StoredGap } from './storedGap';

/** What has to be written, so that what is stored is what was found. */
export class GapChanges {
  /** Gaps that are new, have come back, or are now told otherwise. */
  readonly written: StoredGap[] = [];
  readonly #stored: ReadonlyMap<string, StoredGap>;
  readonly #now: Date;
  /** Found, or perhaps still there. */
  readonly #kept = new Set<string>();

  constructor(stored: ReadonlyMap<string, StoredGap>, now: Date) {
    this.#stored = stored;
    this.#now = now;
  }

  /** Takes in what was found of an entity. */
  add(entity: EntityProjection, findings: readonly Finding[]): void {
    for (const finding of findings) {
      const id = gapIdOf(finding.kind, entity.entityRef);
      this.#kept.add(id);
      if (finding.status === 'gap') {
        this.#compare(id, entity, finding.kind, finding.detail ?? {});
      }
    }
  }

  /** The ids of gaps that are open and were not found again. */
  closed(): string[] {
    const ids: string[] = [];
    for (const { id, closedAt } of this.#stored.values()) {
      if (!closedAt && !this.#kept.has(id)) {
        ids.push(id);
      }
    }
    return ids;
  }

  #compare(
    id: string,
    { entityRef, title, tier, owners }: EntityProjection,
    kind: StoredGap['kind'],
    detail: GapDetail,
  ): void {
    const stored = this.#sameGap(id);
    const gap: StoredGap = {
      id,
      kind,
      entityRef,
      since: stored?.since ?? this.#now,
      title,
      ...(tier !== undefined && { tier }),
      owners,
      detail,
    };
    if (!stored || !isDeepStrictEqual(stored, gap)) {
      this.written.push(gap);
    }
  }

  /** One that was closed long ago is another. */
  #sameGap(id: string): StoredGap | undefined {
    const stored = this.#stored.get(id);
    const keptFrom = this.#now.getTime() - KEEP_CLOSED_MS;
    return stored?.closedAt && stored.closedAt.getTime() < keptFrom
      ? undefined
      : stored;
  }
}
