import { RevertSigns, withoutNumber } from './revertSigns';
import { ShaIndex } from './ShaIndex';

/** How a revert says what it takes back, strongest first. */
export type RevertLayer = 'sha' | 'number' | 'title';

/** What reverts are found in. */
export interface RevertCandidate {
  /** Of the change. */
  id: string;
  /** All commits of the change. */
  commits: readonly string[];
  number?: number;
  title: string;
  /** Of its commit on the branch, then of those that it brought. */
  messages: readonly string[];
}

/** That one change takes back another. */
export interface RevertLink {
  /** Id of the change that takes back. */
  revert: string;
  /** Id of the change that is taken back. */
  target: string;
  layer: RevertLayer;
  /** What says so. */
  evidence: string;
}

/** Changes by what a revert may call them; of several, the latest is meant. */
export class KnownChanges {
  readonly #shas: ShaIndex;
  readonly #byNumber = new Map<number, string>();
  readonly #byTitle = new Map<string, string>();
  readonly #positions = new Map<string, number>();

  constructor(candidates: readonly RevertCandidate[]) {
    this.#shas = new ShaIndex(
      candidates.flatMap(({ id, commits }) =>
        commits.map(sha => [sha, id] as const),
      ),
    );
  }

  /** What is added can be taken back by what has a later position. */
  add({ id, number, title }: RevertCandidate, position: number): void {
    this.#positions.set(id, position);
    this.#byTitle.set(withoutNumber(title), id);
    if (number !== undefined) {
      this.#byNumber.set(number, id);
    }
  }

  /** What the strongest of the signs names; nothing if that is not known. */
  targetsOf(
    { shas, numbers, title }: RevertSigns,
    position: number,
  ): Array<Omit<RevertLink, 'revert'>> {
    const isEarlier = (id: string | undefined): id is string =>
      id !== undefined && (this.#positions.get(id) ?? position) < position;
    const linked = (
      layer: RevertLayer,
      found: ReadonlyArray<[id: string | undefined, evidence: string]>,
    ) => {
      const distinct = new Map(
        found.flatMap(([id, evidence]) =>
          isEarlier(id) ? [[id, evidence] as const] : [],
        ),
      );
      return [...distinct].map(([target, evidence]) => ({
        target,
        layer,
        evidence,
      }));
    };
    const layers = [
      () =>
        linked(
          'sha',
          shas.map(sha => [this.#shas.find(sha), `This reverts commit ${sha}`]),
        ),
      () =>
        linked(
          'number',
          numbers.map(({ number, text }) => [this.#byNumber.get(number), text]),
        ),
      () =>
        linked(
          'title',
          title === undefined
            ? []
            : [[this.#byTitle.get(title.reverted), title.text]],
        ),
    ];
    for (const layer of layers) {
      const found = layer();
      if (found.length > 0) {
        return found;
      }
    }
    return [];
  }
}
