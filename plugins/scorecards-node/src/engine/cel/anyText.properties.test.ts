import fc from 'fast-check';
import type { ExpressionCompiler, PreparedFacts } from '../types';
import { declare, fresh, NOW, world } from './__testUtils__/facts';

it('never throws, whatever the text and the facts', () => {
  const pieces = fc.constantFrom(
    ...['f.a', 'f.n', 'f.o', 'f.l', 'f', 'now', '.', '.?', '(', ')', '[', ']'],
    ...['{', '}', ',', ':', '?', '!', '-', '+', '*', '/', '%', '<', '==', '&&'],
    ...['||', 'in', '1', '0', '1.5', "'a'", "'", 'true', 'null', 'x', 'has('],
    ...['.all(x, ', '.map(x, ', '.matches(', "'(a'", 'size(', '.orValue(', ' '],
    ...['duration(', "'1h'", 'optional.of(', 'cel.bind(x, ', '.size()', '\n'],
  );
  const { compiler } = world([
    declare('f.a', 'boolean'),
    declare('f.n', 'integer'),
    declare('f.o', 'object'),
    declare('f.l', 'string-list'),
  ]);
  const prepared = compiler.prepare(
    {
      'f.a': fresh(true),
      'f.n': fresh(0),
      'f.o': fresh({ a: [null, 1, { b: 'c' }] }),
    },
    NOW,
  );
  const sources = fc.array(pieces, { maxLength: 14 }).map(it => it.join(''));

  fc.assert(
    fc.property(fc.oneof(sources, fc.string({ unit: 'binary' })), source => {
      for (const result of [
        compiler.compileCondition(source),
        compiler.compileText(source),
      ]) {
        expect(judge(source, result, prepared)).toBe('as it should be');
      }
    }),
    { numRuns: 5000 },
  );
});

function judge(
  source: string,
  result: ReturnType<ExpressionCompiler['compileCondition' | 'compileText']>,
  facts: PreparedFacts,
): string {
  if (result.ok) {
    const { kind } = result.expression.evaluate(facts);
    const kinds = ['value', 'unknown', 'stale', 'error'];
    return kinds.includes(kind) ? 'as it should be' : kind;
  }
  const { message, offset = 0, length = 0 } = result.problem;
  const isWithin =
    offset >= 0 && length >= 0 && offset + length <= source.length;
  return message && isWithin
    ? 'as it should be'
    : JSON.stringify(result.problem);
}
