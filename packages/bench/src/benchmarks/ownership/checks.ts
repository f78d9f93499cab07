import { ResolveResponse } from '@groundwork/backstage-plugin-ownership-common';
import { PlainAnswer } from './plainIndex';
import { Question } from './questions';

/** @throws an Error unless the answer names what it should, part by part */
export function checkAnswer(
  { request, expected }: Question,
  answer: ResolveResponse,
): void {
  const parts = answer.parts ?? [answer];
  for (const [index, ref] of expected.entries()) {
    const answers = parts[index]?.answers ?? [];
    const named = answers.map(({ entity }) => entity.entityRef);
    if (!named.includes(ref)) {
      throw new Error(
        `'${excerpt(request)}' should lead to ${ref} and leads to ${
          named.join(', ') || 'nothing'
        }`,
      );
    }
    if (answers.some(({ owners }) => owners.length === 0)) {
      throw new Error(`'${excerpt(request)}' leads to what nobody owns`);
    }
  }
  if (answer.answers.length + answer.nearest.length === 0) {
    throw new Error(`'${excerpt(request)}' should have near names at least`);
  }
}

/** @throws an Error unless the plain answer names what it should */
export function checkPlainAnswer(
  { request, expected }: Question,
  answers: readonly PlainAnswer[],
): void {
  const named = answers.map(({ entityRef }) => entityRef);
  const missing = expected.filter(ref => !named.includes(ref));
  if (missing.length > 0 || named.length === 0) {
    throw new Error(
      `Asked plainly, '${excerpt(request)}' should lead to ${
        missing.join(', ') || 'something'
      } and leads to ${named.join(', ') || 'nothing'}`,
    );
  }
}

function excerpt(request: Question['request']): string {
  return (request.query ?? JSON.stringify(request.payload)).slice(0, 100);
}
