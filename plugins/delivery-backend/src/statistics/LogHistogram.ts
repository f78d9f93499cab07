import { assertShare } from './checks';
import { interpolate } from './quantile';

/** How much higher each bin ends than it begins. */
const GAMMA = 1.02;

/** The bin of 0; all others have at least 1. */
const ZERO_BIN = -1;

/** How a {@link LogHistogram} is kept: its bins by number, and their totals. */
export interface LogHistogramJson {
  /** How many values are in a bin; -1 is the bin of 0. */
  bins: Record<string, number>;
  /** How many values there are in all bins. */
  n: number;
  /** Of all values in bins, in their unit. */
  sum: number;
  /** How many values were negative: such are counted, and in no bin. */
  excluded: number;
}

/** Any value of a bin is within (γ − 1) / (γ + 1) < 1 % of what is told here. */
function valueOfBin(bin: number): number {
  return bin === ZERO_BIN ? 0 : (2 * GAMMA ** (bin + 1)) / (GAMMA + 1);
}

function assertCount(name: string, value: number): void {
  if (!(Number.isInteger(value) && value >= 0)) {
    throw new RangeError(
      `${name} is ${value}: it must be a whole number from 0`,
    );
  }
}

/**
 * Counts of values in fixed bins, each 2 % wide, that can be added up in any
 * order and give what one histogram of all values would: bin for bin, and in
 * n and sum. Values are whole numbers of some unit, such as milliseconds or
 * lines, since sums of fractions depend on their order; those of whole numbers
 * do not up to 2^53, which is 285,000 years of milliseconds. It never changes.
 *
 * @see https://doi.org/10.14778/3352063.3352135 DDSketch, whose bins these are
 */
export class LogHistogram {
  private constructor(
    private readonly bins: ReadonlyMap<number, number>,
    /** How many values there are, without excluded ones. */
    readonly n: number,
    /** Of all values, without excluded ones, in their unit. */
    readonly sum: number,
    /** How many values were negative. */
    readonly excluded: number,
  ) {}

  /**
   * The bin of a value, -1 for 0.
   *
   * @returns undefined for what is negative, and so in no bin
   * @throws RangeError if the value is not a whole number
   */
  static binOf(value: number): number | undefined {
    if (!Number.isSafeInteger(value)) {
      throw new RangeError(
        `value ${value} is not a whole number: round it to its unit first`,
      );
    }
    if (value < 0) {
      return undefined;
    }
    return value === 0
      ? ZERO_BIN
      : Math.floor(Math.log(value) / Math.log(GAMMA));
  }

  /** What stands for the values of a bin: each is within 1 % of it. */
  static valueOf(bin: number): number {
    return valueOfBin(bin);
  }

  /** @throws RangeError if a value is not a whole number */
  static of(values: Iterable<number>): LogHistogram {
    const bins = new Map<number, number>();
    let n = 0;
    let sum = 0;
    let excluded = 0;
    for (const value of values) {
      const bin = LogHistogram.binOf(value);
      if (bin === undefined) {
        excluded += 1;
      } else {
        bins.set(bin, (bins.get(bin) ?? 0) + 1);
        n += 1;
        sum += value;
      }
    }
    return new LogHistogram(bins, n, sum, excluded);
  }

  /** The histogram of all values of others, exactly, whatever their order. */
  static merge(histograms: Iterable<LogHistogram>): LogHistogram {
    const bins = new Map<number, number>();
    let n = 0;
    let sum = 0;
    let excluded = 0;
    for (const histogram of histograms) {
      for (const [bin, count] of histogram.bins) {
        bins.set(bin, (bins.get(bin) ?? 0) + count);
      }
      n += histogram.n;
      sum += histogram.sum;
      excluded += histogram.excluded;
    }
    return new LogHistogram(bins, n, sum, excluded);
  }

  /** @throws RangeError that names what {@link LogHistogram.toJSON} cannot give */
  static fromJSON(json: LogHistogramJson): LogHistogram {
    const bins = new Map<number, number>();
    let n = 0;
    for (const [key, count] of Object.entries(json.bins)) {
      const bin = Number(key);
      if (!Number.isSafeInteger(bin) || bin < ZERO_BIN) {
        throw new RangeError(
          `bins has '${key}': a bin is a whole number from -1 on`,
        );
      }
      assertCount(`bins['${key}']`, count);
      if (count > 0) {
        bins.set(bin, count);
      }
      n += count;
    }
    assertCount('sum', json.sum);
    assertCount('excluded', json.excluded);
    if (json.n !== n) {
      throw new RangeError(`n is ${json.n}, but the bins have ${n} values`);
    }
    return new LogHistogram(bins, n, json.sum, json.excluded);
  }

  /** The same bytes for the same values, once it is written as text. */
  toJSON(): LogHistogramJson {
    const { n, sum, excluded } = this;
    return { bins: Object.fromEntries(this.bins), n, sum, excluded };
  }

  /** The exact mean in the unit of the values; undefined if there are none. */
  get mean(): number | undefined {
    return this.n === 0 ? undefined : this.sum / this.n;
  }

  /**
   * A quantile in the unit of the values, within 1 % of the exact one (type 7).
   *
   * @returns undefined if there are no values
   * @throws RangeError unless the probability is from 0 to 1
   */
  quantile(probability: number): number | undefined {
    assertShare('probability', probability);
    if (this.n === 0) {
      return undefined;
    }
    const position = (this.n - 1) * probability;
    const [below, above] = this.valuesAt(
      Math.floor(position),
      Math.ceil(position),
    );
    return interpolate(below, above, position % 1);
  }

  /** Values of two ranks, the lower one first, where 0 is the smallest. */
  private valuesAt(lower: number, upper: number): [number, number] {
    let below: number | undefined;
    let passed = 0;
    for (const bin of [...this.bins.keys()].sort((a, b) => a - b)) {
      passed += this.bins.get(bin) ?? 0;
      if (below === undefined && passed > lower) {
        below = valueOfBin(bin);
      }
      if (below !== undefined && passed > upper) {
        return [below, valueOfBin(bin)];
      }
    }
    throw new RangeError(`No value has rank ${upper}: there are ${passed}`);
  }
}
