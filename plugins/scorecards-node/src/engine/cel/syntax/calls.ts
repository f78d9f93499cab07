import type { ASTNode } from '@marcbachmann/cel-js';
import { Fault } from '../failures';
import type { BuiltIn } from '../functions/builtIn';
import { LITERAL_CONVERSIONS } from '../functions/conversions';
import { BUILT_INS, findBuiltIn } from '../functions';
import { parseZone } from '../functions/times';
import { listNames, Refusal, suggest } from '../problems';
import { isMacro, MACRO_NAMES, resolveBind, resolveMacro } from './macros';
import { compilePattern } from './patterns';
import type { Resolver } from './Resolver';
import type { Scope } from './Scope';
import type { Tree } from './tree';

type Call = Extract<ASTNode, { op: 'call' }>;
type MethodCall = Extract<ASTNode, { op: 'rcall' }>;

/** `name(a, b)`. */
export function resolveCall(resolver: Resolver, ast: Call, scope: Scope): Tree {
  const [name, args] = ast.args;
  if (name === 'has' && args.length === 1) {
    return resolver.resolveHas(args[0], scope);
  }
  const builtIn = findBuiltIn(name, false, args.length);
  if (!builtIn) throw unknownFunction(ast, name, false);
  return callOf(ast, builtIn, resolver.resolveAll(args, scope));
}

/** `receiver.name(a, b)`. */
export function resolveMethod(
  resolver: Resolver,
  ast: MethodCall,
  scope: Scope,
): Tree {
  const [name, receiver, args] = ast.args;
  const namespace = namespaceOf(receiver, scope);
  if (namespace === 'cel' && name === 'bind' && args.length === 3) {
    return resolveBind(resolver, ast, scope);
  }
  if (namespace) {
    const builtIn = findBuiltIn(`${namespace}.${name}`, false, args.length);
    if (!builtIn) throw unknownFunction(ast, `${namespace}.${name}`, false);
    return callOf(ast, builtIn, resolver.resolveAll(args, scope));
  }
  if (isMacro(name, args.length)) return resolveMacro(resolver, ast, scope);

  const trees = resolver.resolveAll([receiver, ...args], scope);
  const span = { start: ast.start, end: ast.end };
  if (name === 'matches' && trees.length === 2) {
    const pattern = compilePattern(trees[1]);
    const size = pattern.programSize();
    return { ...span, kind: 'matches', text: trees[0], pattern, size };
  }
  if ((name === 'or' || name === 'orValue') && trees.length === 2) {
    const [of, other] = trees;
    const unwrap = name === 'orValue';
    return { ...span, kind: 'optionalOr', of, other, unwrap };
  }
  const builtIn = findBuiltIn(name, true, trees.length);
  if (!builtIn) throw unknownFunction(ast, name, true);
  return callOf(ast, builtIn, trees);
}

function namespaceOf(receiver: ASTNode, scope: Scope): string | undefined {
  if (receiver.op !== 'id') return undefined;
  const isNamespace = receiver.args === 'cel' || receiver.args === 'optional';
  return isNamespace && scope.slotOf(receiver.args) === undefined
    ? receiver.args
    : undefined;
}

function callOf(ast: ASTNode, builtIn: BuiltIn, trees: Tree[]): Tree {
  const span = { start: ast.start, end: ast.end };
  if (builtIn.zoneArgument !== undefined) {
    checkZone(trees[builtIn.zoneArgument]);
  }
  const convert = LITERAL_CONVERSIONS.get(builtIn.name);
  const [argument] = trees;
  if (convert && argument.kind === 'constant') {
    const value = convert(argument.value);
    if (value instanceof Fault) throw new Refusal(value.reason, argument);
    return { ...span, kind: 'constant', value };
  }
  return { ...span, kind: 'call', builtIn, arguments: trees };
}

function checkZone(tree: Tree): void {
  const isZone =
    tree.kind === 'constant' &&
    typeof tree.value === 'string' &&
    parseZone(tree.value) !== undefined;
  if (!isZone) {
    throw new Refusal(
      "a time zone must be a literal such as 'Europe/Berlin' or '+02:00'",
      tree,
    );
  }
}

function unknownFunction(ast: ASTNode, name: string, isMethod: boolean) {
  const arities = BUILT_INS.filter(
    it => it.name === name && it.isMethod === isMethod,
  ).map(it => `${it.arity - (isMethod ? 1 : 0)}`);
  if (arities.length > 0) {
    const counts = listNames([...new Set(arities)], 'or');
    const noun = counts === '1' ? 'argument' : 'arguments';
    return new Refusal(`${name}() takes ${counts} ${noun}`, ast);
  }
  const names = new Set([
    ...BUILT_INS.filter(it => it.isMethod === isMethod).map(it => it.name),
    ...(isMethod ? [...MACRO_NAMES, 'matches', 'or', 'orValue'] : ['has']),
  ]);
  const place = isMethod ? 'to be called on a value ' : '';
  return new Refusal(
    `there is no function '${name}' ${place}`.trim() + suggest(name, names),
    ast,
  );
}
