import type { FactReading } from '../../types';
import { Failure, Fault, Gap } from '../failures';
import { Optional, Value } from '../values/values';
import type { KnownFact } from './FactTable';

/** One fact of one entity. */
export class FactCell {
  /** Milliseconds since it was observed; undefined when it never was. */
  private readonly age: number | undefined;
  private converted?: Value | Failure;
  private optional?: Optional | Failure;
  private unobserved?: Gap;

  constructor(
    private readonly fact: KnownFact,
    private readonly reading: FactReading | undefined,
    now: number,
  ) {
    const observedAt = reading?.observedAt;
    this.age = observedAt === undefined ? undefined : now - observedAt;
  }

  /** The value, while it is fresh. */
  value(freshnessMs: number | undefined): Value | Failure {
    if (!this.isFresh(freshnessMs)) return this.gap(freshnessMs);
    this.converted ??= this.convert();
    return this.converted;
  }

  /** Whether there is a value, while that is fresh. */
  presence(freshnessMs: number | undefined): boolean | Failure {
    return this.isFresh(freshnessMs) ? this.hasValue() : this.gap(freshnessMs);
  }

  /** The value or none, while that is fresh. */
  optionalValue(freshnessMs: number | undefined): Optional | Failure {
    if (!this.isFresh(freshnessMs)) return this.gap(freshnessMs);
    this.optional ??= this.convertOptional();
    return this.optional;
  }

  private isFresh(freshnessMs: number | undefined): boolean {
    return (
      this.age !== undefined &&
      this.age <= (freshnessMs ?? this.fact.declaration.freshnessMs)
    );
  }

  private hasValue(): boolean {
    // No type has JSON's null for a value, so a stored one means none.
    return this.reading?.value !== undefined && this.reading.value !== null;
  }

  private convert(): Value | Failure {
    const { declaration, reader } = this.fact;
    const json = this.reading?.value;
    if (json === undefined || json === null) {
      return new Gap([{ factId: declaration.id, why: 'none' }]);
    }
    const result = reader.read(json);
    return 'value' in result
      ? result.value
      : new Fault(`the value of ${declaration.id}: ${result.problem}`);
  }

  private convertOptional(): Optional | Failure {
    if (!this.hasValue()) return Optional.none;
    this.converted ??= this.convert();
    return this.converted instanceof Failure
      ? this.converted
      : Optional.of(this.converted);
  }

  private gap(freshnessMs: number | undefined): Gap {
    const { declaration } = this.fact;
    const error = this.reading?.error;
    const observedAt = this.reading?.observedAt;
    if (observedAt === undefined) {
      this.unobserved ??= new Gap([
        error === undefined
          ? { factId: declaration.id, why: 'unobserved' }
          : { factId: declaration.id, why: 'failed', error },
      ]);
      return this.unobserved;
    }
    return new Gap([
      {
        factId: declaration.id,
        why: 'stale',
        observedAt,
        freshnessMs: freshnessMs ?? declaration.freshnessMs,
        ...(error !== undefined && { error }),
      },
    ]);
  }
}
