/** Bytes of a text with scorecards. Nobody writes as much by hand. */
export const MAX_TEXT_BYTES = 1024 * 1024;

/** Scorecards in one text. */
export const MAX_DOCUMENTS = 100;

/**
 * Words, signs and spaces in one text. What a megabyte of nothing but brackets
 * costs to read is out of proportion to its size.
 */
export const MAX_LEXEMES = 100_000;

/** Problems that are listed; whoever mends these sees the rest. */
export const MAX_PROBLEMS = 100;
