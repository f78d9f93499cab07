import { Environment } from '@marcbachmann/cel-js';
import type { FactName, FactTable } from '../facts/FactTable';
import type { Shape } from '../facts/shapes';
import {
  MAX_ARGUMENTS,
  MAX_DEPTH,
  MAX_LIST_LITERAL,
  MAX_MAP_LITERAL,
  MAX_PARTS,
} from '../limits';

const TIMESTAMP = 'google.protobuf.Timestamp';
const DURATION = 'google.protobuf.Duration';

/** Names of the types of objects begin with it. */
export const OBJECT_TYPE = 'object.';

/**
 * The library parses and type-checks; what it evaluates with is never called.
 */
function neverCalled(): never {
  throw new Error('Expressions are not evaluated by the library');
}

/** Conversions that CEL has and the library has not. */
const MORE_FUNCTIONS = [
  `string(${TIMESTAMP}): string`,
  `string(${DURATION}): string`,
  `int(${TIMESTAMP}): int`,
  `timestamp(${TIMESTAMP}): ${TIMESTAMP}`,
  `duration(${DURATION}): ${DURATION}`,
];

function createBase(): Environment {
  const environment = new Environment({
    enableOptionalTypes: true,
    limits: {
      maxAstNodes: MAX_PARTS,
      maxDepth: MAX_DEPTH,
      maxListElements: MAX_LIST_LITERAL,
      maxMapEntries: MAX_MAP_LITERAL,
      maxCallArguments: MAX_ARGUMENTS,
    },
  });
  environment.registerVariable('now', TIMESTAMP);
  for (const signature of MORE_FUNCTIONS) {
    environment.registerFunction(signature, neverCalled);
  }
  return environment;
}

/** CEL without facts. */
export const baseEnvironment: Environment = createBase();

const FACT_TYPES = {
  boolean: 'bool',
  integer: 'int',
  double: 'double',
  string: 'string',
  'string-list': 'list<string>',
  timestamp: TIMESTAMP,
  duration: DURATION,
} as const;

class EnvironmentBuilder {
  private readonly environment = baseEnvironment.clone();
  private readonly types = new Map<Shape, string>();

  constructor(
    private readonly table: FactTable,
    private readonly facts: ReadonlySet<number>,
    private readonly fieldNames: ReadonlySet<string>,
  ) {}

  build(): Environment {
    for (const [name, child] of this.table.root.children) {
      const type = this.typeOfName(child);
      if (type) this.environment.registerVariable(name, type);
    }
    return this.environment;
  }

  /** The type of a fact or of names that facts begin with, if any is read. */
  private typeOfName(name: FactName): string | undefined {
    if (name.fact !== undefined) {
      return this.facts.has(name.fact) ? this.typeOfFact(name.fact) : undefined;
    }
    const fields = new Map<string, string>();
    for (const [segment, child] of name.children) {
      const type = this.typeOfName(child);
      if (type) fields.set(segment, type);
    }
    return fields.size > 0
      ? this.register(`facts.${name.path}`, fields)
      : undefined;
  }

  private typeOfFact(fact: number): string {
    const { declaration, reader } = this.table.facts[fact];
    return declaration.type === 'object'
      ? this.typeOfShape(reader.shape!, declaration.id)
      : FACT_TYPES[declaration.type];
  }

  private typeOfShape(shape: Shape, path: string): string {
    switch (shape.kind) {
      case 'list':
        return `list<${this.typeOfShape(shape.of, path)}>`;
      case 'map':
        return `map<string, ${this.typeOfShape(shape.of, path)}>`;
      case 'object':
        return this.typeOfObject(shape, path);
      default:
        return shape.kind;
    }
  }

  private typeOfObject(
    shape: Extract<Shape, { kind: 'object' }>,
    path: string,
  ): string {
    const known = this.types.get(shape);
    if (known) return known;
    const fields = new Map<string, string>();
    for (const name of this.fieldNames) {
      const field = shape.fields.get(name) ?? shape.others;
      if (field) fields.set(name, this.typeOfShape(field, path));
    }
    const type = this.register(
      `${OBJECT_TYPE}${path}.${this.types.size}`,
      fields,
    );
    this.types.set(shape, type);
    this.environment
      .registerOperator(`string in ${type}: bool`, neverCalled)
      .registerFunction({
        name: 'size',
        params: [{ type }],
        returnType: 'int',
        handler: neverCalled,
      })
      .registerFunction({
        name: 'size',
        receiverType: type,
        params: [],
        returnType: 'int',
        handler: neverCalled,
      });
    return type;
  }

  private register(name: string, fields: ReadonlyMap<string, string>): string {
    const byName: Record<string, string> = Object.create(null);
    for (const [field, type] of fields) byName[field] = type;
    this.environment.registerType(name, { fields: byName });
    return name;
  }
}

/**
 * CEL with the facts that one expression reads.
 *
 * @param fieldNames - All names of fields in the expression. The library has no
 * types with some fields known and others not, so that those of an object that
 * may have others are made from what the expression asks for.
 */
export function createEnvironment(
  table: FactTable,
  facts: ReadonlySet<number>,
  fieldNames: ReadonlySet<string>,
): Environment {
  return new EnvironmentBuilder(table, facts, fieldNames).build();
}
