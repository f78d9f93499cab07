import type { Run } from '../evaluate/Run';
import { Failure, Fault } from '../failures';
import { describeType, Value } from '../values/values';

/**
 * A function of CEL's. It is strict: it is called with values only. Arguments
 * are of the right types where these are known when the expression is compiled;
 * else it looks at them.
 */
export interface BuiltIn {
  readonly name: string;
  /** Called as `a.name(b)`; `a` is the first argument. */
  readonly isMethod: boolean;
  /** How many arguments, with the receiver. */
  readonly arity: number;
  /** The argument that must be a literal time zone. */
  readonly zoneArgument?: number;
  apply(run: Run, ...values: Value[]): Value | Failure;
}

export function noOverload(name: string, ...values: Value[]): Fault {
  return new Fault(
    `${name} does not take ${values.map(describeType).join(', ')}`,
  );
}
