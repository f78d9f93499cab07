import type { ASTNode } from '@marcbachmann/cel-js';
import type { Span } from '../failures';
import { FactName, FactTable } from '../facts/FactTable';
import { listNames, nearestNames, Refusal } from '../problems';

/** One `.name` or `.?name`. */
export interface Selector {
  readonly name: string;
  readonly isOptional: boolean;
  /** Up to its end. */
  readonly span: Span;
}

/** `root.a.?b.c`, taken apart. */
export interface Selection {
  readonly root: ASTNode;
  readonly selectors: readonly Selector[];
}

export function takeApart(ast: ASTNode): Selection {
  const selectors: Selector[] = [];
  let root = ast;
  while (root.op === '.' || root.op === '.?') {
    const [of, name] = root.args;
    selectors.push({ name, isOptional: root.op === '.?', span: root });
    root = of;
  }
  return { root, selectors: selectors.reverse() };
}

/** The fact that a selection begins with. */
export interface FoundFact {
  readonly fact: number;
  /** Whether one of its dots was `.?`. */
  readonly isOptional: boolean;
  /** How many selectors belong to its name. */
  readonly length: number;
}

/** @throws Refusal if it begins with the name of no fact */
export function findFact(
  table: FactTable,
  rootName: string,
  { root, selectors }: Selection,
): FoundFact {
  let name = table.root.children.get(rootName);
  let length = 0;
  let isOptional = false;
  while (name && name.fact === undefined && length < selectors.length) {
    const selector = selectors[length];
    isOptional ||= selector.isOptional;
    name = name.children.get(selector.name);
    length += 1;
  }
  const end = selectors.at(-1)?.span.end ?? root.end;
  const span = { start: root.start, end };
  if (!name) {
    const path = [rootName, ...selectors.map(it => it.name)];
    throw unknownFact(table, path, length + 1, span);
  }
  if (name.fact === undefined) throw noFactNamed(name, span);
  return { fact: name.fact, isOptional, length };
}

/** @param known - How many names of the path were looked up, with the unknown */
function unknownFact(
  table: FactTable,
  path: readonly string[],
  known: number,
  span: Span,
): Refusal {
  const ids = [...table.declarations.keys()];
  const full = path.join('.');
  const near =
    nearestNames(full, ids).length > 0
      ? nearestNames(full, ids)
      : nearestNames(path.slice(0, known).join('.'), ids);
  const hint =
    near.length > 0 ? `; did you mean ${listNames(near, 'or')}?` : '';
  const what = path.length === 1 ? 'fact or variable' : 'fact';
  return new Refusal(`there is no ${what} '${full}'${hint}`, span);
}

const MAX_LISTED = 8;

function noFactNamed(name: FactName, span: Span): Refusal {
  const ids: string[] = [];
  collectIds(name, ids);
  const listed = ids.slice(0, MAX_LISTED);
  const rest = ids.length - listed.length;
  const facts = rest > 0 ? [...listed, `${rest} more`] : listed;
  return new Refusal(
    `name the fact: '${name.path}' is the beginning of ${listNames(
      facts,
      'and',
    )}`,
    span,
  );
}

function collectIds(name: FactName, ids: string[]): void {
  if (name.fact !== undefined) ids.push(name.path);
  for (const child of name.children.values()) collectIds(child, ids);
}
