import type { RE2JS } from 're2js';
import type { Span } from '../failures';
import type { BuiltIn } from '../functions/builtIn';
import type { Value } from '../values/values';

/**
 * An expression with its names resolved: facts by number, variables by slot,
 * functions by what they do, macros by what they stand for.
 */
export type Tree = Span & TreeKind;

export type TreeOf<K extends Tree['kind']> = Extract<Tree, { kind: K }>;

export type BinaryOperator =
  | '=='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | 'in'
  | '+'
  | '-'
  | '*'
  | '/'
  | '%';

export type ComprehensionMacro =
  | 'all'
  | 'exists'
  | 'exists_one'
  | 'filter'
  | 'map';

type TreeKind =
  | { kind: 'constant'; value: Value }
  /** With `quiet` set, who reads it says what comes of time. */
  | { kind: 'now'; quiet?: true }
  | { kind: 'variable'; slot: number }
  /** `catalog.tier`, and with `optional` set `catalog.?tier`. */
  | { kind: 'fact'; fact: number; optional: boolean }
  | { kind: 'hasFact'; fact: number }
  | { kind: 'select'; of: Tree; field: string }
  | { kind: 'hasField'; of: Tree; field: string }
  | { kind: 'index'; of: Tree; key: Tree }
  /** `a.?b` and `a[?b]`. */
  | { kind: 'optionalIndex'; of: Tree; key: Tree }
  | { kind: 'not'; of: Tree }
  | { kind: 'negative'; of: Tree }
  | { kind: 'and'; of: Tree[] }
  | { kind: 'or'; of: Tree[] }
  | { kind: 'binary'; operator: BinaryOperator; left: Tree; right: Tree }
  | { kind: 'conditional'; condition: Tree; then: Tree; otherwise: Tree }
  | { kind: 'list'; items: Tree[] }
  | { kind: 'map'; entries: Array<[key: Tree, value: Tree]> }
  | { kind: 'call'; builtIn: BuiltIn; arguments: Tree[] }
  | { kind: 'matches'; text: Tree; pattern: RE2JS; size: number }
  /** `a.or(b)`, and with `unwrap` set `a.orValue(b)`. */
  | { kind: 'optionalOr'; of: Tree; other: Tree; unwrap: boolean }
  | { kind: 'bind'; slot: number; value: Tree; of: Tree }
  | {
      kind: 'comprehension';
      macro: ComprehensionMacro;
      slot: number;
      range: Tree;
      /** Of `map` with three arguments. */
      filter?: Tree;
      body: Tree;
      /** Parts of filter and body: the work of one turn. */
      size: number;
    };
