import { InputError } from '@backstage/errors';
import type { FactDeclaration } from '../../types';
import { createFactReader, FactReader } from './factReader';

/** A part of the names of facts: `repo` and `repo.ci` of `repo.ci.minutes`. */
export interface FactName {
  readonly path: string;
  /** Number of the fact that has this name, which then is not a prefix. */
  fact?: number;
  readonly children: Map<string, FactName>;
}

/** A fact that expressions can read. */
export interface KnownFact {
  readonly declaration: FactDeclaration;
  readonly reader: FactReader;
}

const IDENTIFIER = /^[A-Za-z_]\w*$/;
/** These cannot stand after a dot in CEL. */
const LITERALS = ['true', 'false', 'null', 'in'];
/** CEL's reserved words and names, with which no fact's id can begin. */
const NAMES_OF_CEL = new Set(
  `as break const continue else for function if import let loop package
   namespace return var void while __proto__ prototype
   now cel optional google
   bool bytes double int list map null_type string type uint`.split(/\s+/),
);

/** All facts that are declared, by number and by name. */
export class FactTable {
  readonly root: FactName = { path: '', children: new Map() };
  readonly facts: readonly KnownFact[];
  readonly declarations: ReadonlyMap<string, FactDeclaration>;
  readonly byId: ReadonlyMap<string, KnownFact>;

  constructor(declarations: readonly FactDeclaration[]) {
    this.facts = declarations.map(declaration => ({
      declaration,
      reader: createFactReader(declaration),
    }));
    this.declarations = new Map(declarations.map(it => [it.id, it]));
    this.byId = new Map(this.facts.map(it => [it.declaration.id, it]));
    declarations.forEach((declaration, index) =>
      this.addName(declaration.id, index),
    );
  }

  private addName(id: string, fact: number): void {
    const segments = id.split('.');
    checkSegments(id, segments);
    let name = this.root;
    for (const segment of segments) {
      if (name.fact !== undefined) throw overlapping(name.path, id);
      const path = name === this.root ? segment : `${name.path}.${segment}`;
      const child = name.children.get(segment) ?? { path, children: new Map() };
      name.children.set(segment, child);
      name = child;
    }
    if (name.fact !== undefined) {
      throw new InputError(`fact '${id}' is declared twice`);
    }
    const [longer] = name.children.values();
    if (longer) throw overlapping(id, longer.path);
    name.fact = fact;
  }
}

function checkSegments(id: string, segments: string[]): void {
  const isReadable = segments.every(
    it => IDENTIFIER.test(it) && !LITERALS.includes(it),
  );
  if (!isReadable) {
    throw new InputError(
      `fact '${id}': an id is names of letters, digits and underscores with dots between, none of them ${LITERALS.join(
        ', ',
      )}`,
    );
  }
  if (NAMES_OF_CEL.has(segments[0])) {
    throw new InputError(
      `fact '${id}': ids cannot begin with '${segments[0]}', which means something else in an expression`,
    );
  }
}

function overlapping(shorter: string, longer: string): InputError {
  return new InputError(
    `facts '${shorter}' and '${longer}': one id cannot be the beginning of another, since '${longer}' would mean both a fact and a field of '${shorter}'`,
  );
}
