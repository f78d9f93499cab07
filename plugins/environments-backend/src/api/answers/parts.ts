/** A schema of something that is answered. */
export type AnswerSchema = Readonly<Record<string, unknown>>;

export const TEXT: AnswerSchema = { type: 'string' };
export const FLAG: AnswerSchema = { type: 'boolean' };
export const COUNT: AnswerSchema = { type: 'integer', minimum: 0 };
export const NUMBER: AnswerSchema = { type: 'number' };
export const TIME: AnswerSchema = { type: 'string', format: 'date-time' };
export const TEXTS: AnswerSchema = { type: 'array', items: TEXT };
/** An object whose fields are somebody else's. */
export const ANYTHING: AnswerSchema = {
  type: 'object',
  additionalProperties: true,
};

/** One of some words. */
export function oneOf(...words: string[]): AnswerSchema {
  return { type: 'string', enum: words };
}

/** Something of the document, by its name. */
export function named(name: string): AnswerSchema {
  return { $ref: `#/components/schemas/${name}` };
}

export function listOf(items: AnswerSchema): AnswerSchema {
  return { type: 'array', items };
}

/** An object with fields that are always there, others, and nothing else. */
export function object(
  always: Record<string, AnswerSchema>,
  sometimes: Record<string, AnswerSchema> = {},
): AnswerSchema {
  return {
    type: 'object',
    additionalProperties: false,
    required: Object.keys(always),
    properties: { ...always, ...sometimes },
  };
}

/** A page of a list. */
export function pageOf(
  items: AnswerSchema,
  more: Record<string, AnswerSchema> = {},
): AnswerSchema {
  return object({
    items: listOf(items),
    pageInfo: object({}, { nextCursor: TEXT, prevCursor: TEXT }),
    ...more,
  });
}
