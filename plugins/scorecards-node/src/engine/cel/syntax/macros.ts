import type { ASTNode } from '@marcbachmann/cel-js';
import { MAX_COMPREHENSION_DEPTH } from '../limits';
import { Refusal } from '../problems';
import type { Resolver } from './Resolver';
import type { Scope } from './Scope';
import type { ComprehensionMacro, Tree } from './tree';

type MethodCall = Extract<ASTNode, { op: 'rcall' }>;

/** Macros of lists and maps, and how many arguments they take. */
const ARITIES: Readonly<Record<ComprehensionMacro, readonly number[]>> = {
  all: [2],
  exists: [2],
  exists_one: [2],
  filter: [2],
  map: [2, 3],
};

export const MACRO_NAMES: readonly string[] = Object.keys(ARITIES);

export function isMacro(name: string, argumentCount: number): boolean {
  return (
    Object.hasOwn(ARITIES, name) &&
    ARITIES[name as ComprehensionMacro].includes(argumentCount)
  );
}

/** `list.all(x, x > 0)` and its like. */
export function resolveMacro(
  resolver: Resolver,
  ast: MethodCall,
  scope: Scope,
): Tree {
  const [macro, receiver, args] = ast.args;
  const range = resolver.resolve(receiver, scope);
  const [slot, inner] = scope.within(variableOf(args[0]), true);
  if (inner.comprehensions > MAX_COMPREHENSION_DEPTH) {
    throw new Refusal(
      `${macro}() is within ${MAX_COMPREHENSION_DEPTH} others already; deeper ones could take very long`,
      ast,
    );
  }
  const before = resolver.parts;
  const parts = resolver.resolveAll(args.slice(1), inner);
  return {
    start: ast.start,
    end: ast.end,
    kind: 'comprehension',
    macro: macro as ComprehensionMacro,
    slot,
    range,
    filter: parts.length > 1 ? parts[0] : undefined,
    body: parts[parts.length - 1],
    size: 1 + resolver.parts - before,
  };
}

/** `cel.bind(x, value, expression)`. */
export function resolveBind(
  resolver: Resolver,
  ast: MethodCall,
  scope: Scope,
): Tree {
  const [variable, value, of] = ast.args[2];
  const [slot, inner] = scope.within(variableOf(variable), false);
  return {
    start: ast.start,
    end: ast.end,
    kind: 'bind',
    slot,
    value: resolver.resolve(value, scope),
    of: resolver.resolve(of, inner),
  };
}

function variableOf(ast: ASTNode): string {
  if (ast.op === 'id') return ast.args;
  throw new Refusal('the first argument must be the name of a variable', ast);
}
