import { bootstrap, BootstrapEstimate, BootstrapOptions } from './bootstrap';
import { assertFinite } from './checks';
import { median } from './quantile';

/** A value of one of two samples that are compared. */
export interface ComparedItem {
  sample: 'first' | 'second';
  value: number;
  /** What it varies together with, such as its week or its author. */
  block: string;
}

type Block = Record<ComparedItem['sample'], number[]>;

function blocksOf(items: readonly ComparedItem[]): Block[] {
  const blocks = new Map<string, Block>();
  for (const { block: key, sample, value } of items) {
    const block = blocks.get(key) ?? { first: [], second: [] };
    block[sample].push(value);
    blocks.set(key, block);
  }
  // So that the order of items does not matter to what is drawn
  const keys = [...blocks.keys()].sort();
  return keys.flatMap(key => blocks.get(key) ?? []);
}

/**
 * How much greater the median of the first sample is than that of the second, in
 * the unit of the values, with intervals from resampled blocks. A block brings
 * its values of both samples.
 *
 * @returns undefined if either sample is empty
 * @throws RangeError for a value that is not finite, or as {@link bootstrap} does
 */
export function medianDifference(
  items: readonly ComparedItem[],
  options: BootstrapOptions,
): BootstrapEstimate | undefined {
  assertFinite(
    'items',
    items.map(({ value }) => value),
  );
  return bootstrap(
    blocksOf(items),
    blocks => {
      const first = median(blocks.flatMap(block => block.first));
      const second = median(blocks.flatMap(block => block.second));
      return first === undefined || second === undefined
        ? undefined
        : first - second;
    },
    options,
  );
}
