import {
  Answer,
  FeedbackRequest,
  Identifier,
  IdentifierKind,
  ResolvedPart,
} from '@groundwork/backstage-plugin-ownership-common';

/** What the backend takes of a comment. */
export const MAX_COMMENT = 500;

/** What somebody says of an answer. */
export interface Opinion {
  /** The entity that is right; undefined when they do not know. */
  rightRef?: string;
  comment?: string;
}

/**
 * The feedback that says so; undefined where nothing was answered.
 *
 * Where several were answered, the one that is right is confirmed by its own
 * evidence. Where one stood out, another one corrects it.
 */
export function feedbackOf(
  part: Pick<ResolvedPart, 'answers' | 'lookedFor' | 'status'>,
  { rightRef, comment }: Opinion,
): FeedbackRequest | undefined {
  const { answers, status } = part;
  const chosen =
    status === 'ambiguous'
      ? answers.find(({ entity }) => entity.entityRef === rightRef)
      : undefined;
  const about = chosen ?? answers[0];
  if (!about) {
    return undefined;
  }
  const { entityRef } = about.entity;
  const said = comment?.trim();
  const verdict = verdictOf(entityRef, rightRef);
  return {
    identifier: identifierOf(part, about, verdict.verdict === 'confirm'),
    entityRef,
    ...verdict,
    ...(said && { comment: said }),
  };
}

/** What is different each time something is started or built. */
const GENERATED: readonly IdentifierKind[] = ['kubernetes-pod', 'image'];

/**
 * What is said to lead to the entity, or not to.
 *
 * That is the key that names the entity, not one that names its owner. An
 * answer that is wrong was found by what was asked for: the domain that a
 * look-up has walked to may well be right for others.
 */
function identifierOf(
  { lookedFor }: Pick<ResolvedPart, 'lookedFor'>,
  { evidence }: Answer,
  isRight: boolean,
): Identifier {
  const own = evidence.find(({ via }) => via === undefined) ?? evidence[0];
  const asked = lookedFor
    .filter(({ text }) => text === own.text)
    .sort(
      (a, b) =>
        Number(b.kind === own.identifier.kind) -
          Number(a.kind === own.identifier.kind) || b.weight - a.weight,
    );
  const isGuess = own.match === 'similar name';
  const [token] = asked;
  if (!token || GENERATED.includes(token.kind) || (isRight && !isGuess)) {
    return own.identifier;
  }
  return { kind: token.kind, key: token.key };
}

function verdictOf(
  answeredRef: string,
  rightRef: string | undefined,
): Pick<FeedbackRequest, 'verdict' | 'correctRef'> {
  if (rightRef === undefined) {
    return { verdict: 'reject' };
  }
  return rightRef === answeredRef
    ? { verdict: 'confirm' }
    : { verdict: 'correct', correctRef: rightRef };
}
