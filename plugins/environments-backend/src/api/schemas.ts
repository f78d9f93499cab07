import type { AnswerName } from './answers';
import { named } from './answers/parts';

/** A text that both databases can compare with. */
const TEXT = { type: 'string', pattern: '^[^\\u0000]*$' } as const;

/** An id or name that a caller sends. */
export const ID = { ...TEXT, minLength: 1, maxLength: 200 } as const;

/** An entity ref that a caller sends. */
export const ENTITY_REF = { ...TEXT, minLength: 1, maxLength: 500 } as const;

/** A git ref, a version or a repository that a caller sends. */
export const GIT_TEXT = { ...TEXT, minLength: 1, maxLength: 500 } as const;

/** What a caller says in words. */
export const WORDS = { ...TEXT, maxLength: 2_000 } as const;

/** A cursor that a caller sends back; a URL holds no longer one. */
export const CURSOR = { type: 'string', maxLength: 4_000 } as const;

/** Text that is looked for. */
export const SEARCHED = { ...TEXT, maxLength: 200 } as const;

/** The same key gives the same thing. */
export const IDEMPOTENCY_KEY = {
  ...TEXT,
  minLength: 1,
  maxLength: 200,
  description: 'The same key again gives what it gave before',
} as const;

/** Digest of a plan that a caller has seen. */
export const DIGEST = { ...TEXT, minLength: 1, maxLength: 200 } as const;

/** How many, and from where on. */
export const PAGE_PARAMETERS = [
  {
    name: 'limit',
    in: 'query',
    schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 },
  },
  { name: 'cursor', in: 'query', schema: CURSOR },
] as const;

/** The parameter of a path. */
export const ID_PARAMETER = {
  name: 'id',
  in: 'path',
  required: true,
  schema: ID,
} as const;

/** An entity ref in a path, encoded. */
export const REF_PARAMETER = {
  name: 'ref',
  in: 'path',
  required: true,
  description: 'E.g. `component:default/orders`, encoded',
  schema: ENTITY_REF,
} as const;

/**
 * An answer, by the name of its schema. For the types of routes it is as good as
 * anything: `services.ts` and clients have types of their own, and comparing all
 * of them with schemas is too much for the compiler.
 */
export const answer = (name: AnswerName) => {
  const schema: { description: string } = { ...named(name), description: name };
  return {
    description: name,
    content: { 'application/json': { schema } },
  } as const;
};

/** What is said when something is not there, or not for the caller. */
export const MISSING = {
  description: 'There is none that the caller may read',
} as const;

/** What is said when something is not allowed. */
export const REFUSED = { description: 'The caller may not do so' } as const;

/** What is said when something else happened meanwhile. */
export const CONFLICT = {
  description: 'It is not possible now, or not what the caller has seen',
} as const;
