import type { FactReadings, PreparedFacts } from '../../types';
import { Timestamp } from '../values/values';
import { FactCell } from './FactCell';
import type { FactTable, KnownFact } from './FactTable';

/**
 * The facts of one entity at one time. What an expression reads is looked up
 * and converted when the first expression reads it, and kept for the others.
 */
export class PreparedEntity implements PreparedFacts {
  private readonly cells: Array<FactCell | undefined>;
  private time?: Timestamp;

  constructor(
    readonly table: FactTable,
    readonly readings: FactReadings,
    readonly now: number,
  ) {
    this.cells = new Array(table.facts.length);
  }

  cell(fact: number): FactCell {
    const known = this.cells[fact];
    if (known) return known;
    const cell = this.createCell(this.table.facts[fact]);
    this.cells[fact] = cell;
    return cell;
  }

  get timestamp(): Timestamp {
    this.time ??= Timestamp.fromMillis(this.now);
    return this.time;
  }

  private createCell(fact: KnownFact): FactCell {
    const { id } = fact.declaration;
    // A fact called `constructor` is not what every object has.
    const reading = Object.hasOwn(this.readings, id)
      ? this.readings[id]
      : undefined;
    return new FactCell(fact, reading, this.now);
  }
}
