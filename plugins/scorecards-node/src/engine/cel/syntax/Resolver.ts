import type { ASTNode } from '@marcbachmann/cel-js';
import type { FactTable } from '../facts/FactTable';
import { Refusal } from '../problems';
import { isInt64 } from '../values/integers';
import { TypeValue } from '../values/values';
import { resolveCall, resolveMethod } from './calls';
import { findFact, Selection, Selector, takeApart } from './names';
import { Scope } from './Scope';
import type { Tree } from './tree';

const TYPES = new Map(
  [
    ['bool', 'int', 'double', 'string'],
    ['list', 'map', 'null_type', 'type'],
  ]
    .flat()
    .map(it => [it, new TypeValue(it)]),
);

const TYPES_OF_TIME = new Map(
  ['google.protobuf.Timestamp', 'google.protobuf.Duration'].map(it => [
    it,
    new TypeValue(it),
  ]),
);

/**
 * Makes a tree of what the library has parsed: finds what names mean, expands
 * macros, and refuses what cannot be evaluated. Types it leaves to the library.
 */
export class Resolver {
  /** Numbers of the facts that are read. */
  readonly facts = new Set<number>();
  /** All names that stand after a dot or as a text in an index. */
  readonly fieldNames = new Set<string>();
  readsTime = false;
  private partCount = 0;

  constructor(private readonly table: FactTable) {}

  /** Parts resolved until now. */
  get parts(): number {
    return this.partCount;
  }

  /** @throws Refusal */
  resolve(ast: ASTNode, scope: Scope = Scope.outermost): Tree {
    this.partCount += 1;
    switch (ast.op) {
      case 'value':
        return this.literal(ast, ast.args);
      case 'id':
      case '.':
      case '.?':
        return this.selection(takeApart(ast), scope);
      case '[]':
      case '[?]':
        return this.index(ast, scope);
      case 'call':
        return resolveCall(this, ast, scope);
      case 'rcall':
        return resolveMethod(this, ast, scope);
      default:
        return this.operation(ast, scope);
    }
  }

  resolveAll(all: readonly ASTNode[], scope: Scope): Tree[] {
    return all.map(it => this.resolve(it, scope));
  }

  /** `has(a.b)`: whether a fact has a value, or a map a key. */
  resolveHas(argument: ASTNode, scope: Scope): Tree {
    this.partCount += 1;
    const selection = takeApart(argument);
    const tree = this.selection(selection, scope);
    if (tree.kind === 'fact' && !selection.selectors.at(-1)?.isOptional) {
      return { ...spanOf(argument), kind: 'hasFact', fact: tree.fact };
    }
    if (tree.kind === 'select') {
      const { of, field } = tree;
      return { ...spanOf(argument), kind: 'hasField', of, field };
    }
    throw new Refusal(
      'has() takes a fact or a field, as in has(repo.coverage)',
      argument,
    );
  }

  private operation(
    ast: Exclude<ASTNode, { op: 'value' | 'id' | 'call' | 'rcall' }>,
    scope: Scope,
  ): Tree {
    const span = spanOf(ast);
    switch (ast.op) {
      case '!_':
        return { ...span, kind: 'not', of: this.resolve(ast.args, scope) };
      case '-_':
        return this.negative(ast, ast.args, scope);
      case '&&':
      case '||':
        return {
          ...span,
          kind: ast.op === '&&' ? 'and' : 'or',
          of: this.resolveAll(operandsOf(ast), scope),
        };
      case '?:': {
        const [condition, then, otherwise] = this.resolveAll(ast.args, scope);
        return { ...span, kind: 'conditional', condition, then, otherwise };
      }
      case 'list':
        return {
          ...span,
          kind: 'list',
          items: this.resolveAll(ast.args, scope),
        };
      case 'map':
        return this.map(ast, ast.args, scope);
      case '.':
      case '.?':
      case '[]':
      case '[?]':
        return this.resolve(ast, scope);
      default: {
        const [left, right] = this.resolveAll(ast.args, scope);
        return { ...span, kind: 'binary', operator: ast.op, left, right };
      }
    }
  }

  private literal(
    ast: ASTNode,
    value: Extract<ASTNode, { op: 'value' }>['args'],
  ): Tree {
    if (typeof value === 'bigint' && !isInt64(value)) {
      throw new Refusal(`${value} is not a whole number of 64 bits`, ast);
    }
    if (typeof value === 'object' && value !== null) {
      throw new Refusal(
        'bytes and unsigned integers are not supported: no fact has them',
        ast,
      );
    }
    return { ...spanOf(ast), kind: 'constant', value };
  }

  /** The least integer is written as minus one that is no integer. */
  private negative(ast: ASTNode, of: ASTNode, scope: Scope): Tree {
    if (of.op === 'value' && typeof of.args === 'bigint') {
      return this.literal(ast, -of.args);
    }
    return { ...spanOf(ast), kind: 'negative', of: this.resolve(of, scope) };
  }

  private map(
    ast: ASTNode,
    entries: ReadonlyArray<readonly [ASTNode, ASTNode]>,
    scope: Scope,
  ): Tree {
    return {
      ...spanOf(ast),
      kind: 'map',
      entries: entries.map(([key, value]) => [
        this.resolve(key, scope),
        this.resolve(value, scope),
      ]),
    };
  }

  private index(
    ast: Extract<ASTNode, { op: '[]' | '[?]' }>,
    scope: Scope,
  ): Tree {
    const [of, key] = this.resolveAll(ast.args, scope);
    if (key.kind === 'constant' && typeof key.value === 'string') {
      this.fieldNames.add(key.value);
    }
    const kind = ast.op === '[]' ? 'index' : 'optionalIndex';
    return { ...spanOf(ast), kind, of, key };
  }

  private selection(selection: Selection, scope: Scope): Tree {
    const { root, selectors } = selection;
    const [start, length] =
      root.op === 'id'
        ? this.name(root, root.args, selection, scope)
        : [this.resolve(root, scope), 0];
    return selectors
      .slice(length)
      .reduce((of, selector) => this.select(root, of, selector), start);
  }

  private select(
    root: ASTNode,
    of: Tree,
    { name, isOptional, span: { end } }: Selector,
  ): Tree {
    this.partCount += 1;
    this.fieldNames.add(name);
    const span = { start: root.start, end };
    if (!isOptional) return { ...span, kind: 'select', of, field: name };
    const key: Tree = { ...span, kind: 'constant', value: name };
    return { ...span, kind: 'optionalIndex', of, key };
  }

  /** What a name means, and how many selectors after it belong to it. */
  private name(
    root: ASTNode,
    name: string,
    selection: Selection,
    scope: Scope,
  ): [tree: Tree, length: number] {
    const span = spanOf(root);
    const slot = scope.slotOf(name);
    if (slot !== undefined) return [{ ...span, kind: 'variable', slot }, 0];
    if (name === 'now') {
      this.readsTime = true;
      return [{ ...span, kind: 'now' }, 0];
    }
    const type = TYPES.get(name);
    if (type) return [{ ...span, kind: 'constant', value: type }, 0];
    if (name === 'google') return this.typeOfTime(root, selection);
    return this.fact(root, name, selection);
  }

  private fact(
    root: ASTNode,
    name: string,
    selection: Selection,
  ): [tree: Tree, length: number] {
    const found = findFact(this.table, name, selection);
    this.facts.add(found.fact);
    const end = found.length
      ? selection.selectors[found.length - 1].span.end
      : root.end;
    const tree: Tree = {
      start: root.start,
      end,
      kind: 'fact',
      fact: found.fact,
      optional: found.isOptional,
    };
    return [tree, found.length];
  }

  private typeOfTime(
    root: ASTNode,
    { selectors }: Selection,
  ): [tree: Tree, length: number] {
    const name = ['google', ...selectors.slice(0, 2).map(it => it.name)];
    const value = TYPES_OF_TIME.get(name.join('.'));
    if (!value) throw new Refusal(`there is no '${name.join('.')}'`, root);
    return [{ ...spanOf(root), kind: 'constant', value }, 2];
  }
}

function spanOf({ start, end }: ASTNode) {
  return { start, end };
}

/** The operands of `a && b && c`, which the library holds as `(a && b) && c`. */
function operandsOf(ast: Extract<ASTNode, { op: '&&' | '||' }>): ASTNode[] {
  const operands: ASTNode[] = [];
  let left: ASTNode = ast;
  while (left.op === ast.op) {
    operands.push(left.args[1]);
    left = left.args[0];
  }
  operands.push(left);
  return operands.reverse();
}
