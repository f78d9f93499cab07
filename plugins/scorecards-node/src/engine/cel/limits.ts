/**
 * What bounds the work of an expression, whoever wrote it and whatever the
 * facts are:
 *
 * - compiling: the length of the source, and the number and depth of the parts
 *   that it is parsed into;
 * - evaluating: each part is evaluated once, except the bodies of
 *   comprehensions, and everything whose work depends on the facts (a turn of a
 *   comprehension, a text or list that is searched, compared, joined or
 *   matched) is counted in steps. A step stands for the work of one part, at
 *   most a few hundred nanoseconds. So an evaluation takes at most
 *   `MAX_PARTS + MAX_STEPS` of these;
 * - memory: texts and lists that are made have a greatest size, and making them
 *   takes steps.
 *
 * The worst expressions are counted in `steps.test.ts`.
 */

/** Characters of an expression. Longer ones are refused unread. */
export const MAX_SOURCE_LENGTH = 10_000;
/** Nodes of a syntax tree. */
export const MAX_PARTS = 2_000;
/** Parentheses, calls, selections and indices within one another. */
export const MAX_DEPTH = 64;
export const MAX_LIST_LITERAL = 500;
export const MAX_MAP_LITERAL = 200;
export const MAX_ARGUMENTS = 8;
/** Comprehensions within one another's bodies. */
export const MAX_COMPREHENSION_DEPTH = 2;

export const MAX_PATTERN_LENGTH = 1_000;
/** Instructions of a compiled pattern: its work is these × characters. */
export const MAX_PATTERN_SIZE = 1_000;

/** UTF-16 code units of any text that an expression reads or makes. */
export const MAX_TEXT_LENGTH = 65_536;
/** UTF-16 code units of a message; longer ones are cut. */
export const MAX_MESSAGE_LENGTH = 2_000;
/** Elements of a list or map that a comprehension goes over. */
export const MAX_RANGE = 1_000;
/** Elements of a list that an expression makes. */
export const MAX_LIST_LENGTH = 10_000;
/** Values within the value of one fact. */
export const MAX_FACT_VALUES = 50_000;
/** Lists and objects within one another in the value of a fact. */
export const MAX_FACT_DEPTH = 64;

/** Steps of one evaluation. */
export const MAX_STEPS = 1_000_000;
