import { LoggerService } from '@backstage/backend-plugin-api';
import {
  InputError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import {
  FeedbackRequest,
  Identifier,
} from '@groundwork/backstage-plugin-ownership-common';
import { checkEntityRef } from '../domain/entityRef';
import { kindRules } from '../domain/kinds';
import { Feedback } from '../domain/feedback';
import { isStorable } from '../domain/storable';
import { OwnershipIndex } from '../index/OwnershipIndex';
import { OwnershipStore } from '../store/OwnershipStore';

const MAX_COMMENT_LENGTH = 500;

/** Who says something, and when. */
export interface FeedbackContext {
  /** Those of some entities that the caller may read. */
  readable: (entityRefs: string[]) => Promise<Set<string>>;
  /** Entity ref of the person, or subject of the service. */
  createdBy: string;
  now: Date;
}

/** Takes what people say of answers. */
export class FeedbackService {
  constructor(
    private readonly options: {
      index: Pick<OwnershipIndex, 'catchUp' | 'hasEntity'>;
      openStore: () => Promise<OwnershipStore>;
      logger: LoggerService;
      newId: () => string;
    },
  ) {}

  /**
   * Stores feedback; this replica answers by it at once, others soon.
   *
   * @throws InputError when the request is not as it should be
   * @throws NotFoundError when an entity is not there, or not to be read
   */
  async save(
    request: FeedbackRequest,
    { readable, createdBy, now }: FeedbackContext,
  ): Promise<void> {
    const feedback = check(request);
    const named = [feedback.entityRef, feedback.correctRef].filter(
      ref => ref !== undefined,
    );
    const known = await readable(named);
    for (const ref of named) {
      if (!known.has(ref) || !this.options.index.hasEntity(ref)) {
        throw new NotFoundError(
          `There is no entity '${ref}' in the catalog that you can read; check its kind, namespace and name`,
        );
      }
    }
    await this.#store({
      ...feedback,
      id: this.options.newId(),
      createdBy,
      createdAt: now,
    });
    try {
      await this.options.index.catchUp();
    } catch (error) {
      // It is stored; the index takes it in when it follows the next time.
      this.options.logger.warn(
        'Feedback is stored, and not in the index yet',
        error as Error,
      );
    }
  }

  async #store(feedback: Feedback): Promise<void> {
    try {
      const store = await this.options.openStore();
      await store.saveFeedback(feedback);
    } catch (error) {
      // The cause names hosts, which is nothing for whoever asks.
      this.options.logger.error('Feedback could not be stored', error as Error);
      throw new ServiceUnavailableError(
        'The feedback could not be stored: the database does not answer; try again later',
      );
    }
  }
}

function check(
  request: FeedbackRequest,
): Omit<Feedback, 'id' | 'createdBy' | 'createdAt'> {
  const { verdict, comment } = request;
  const identifier = checkIdentifier(request.identifier);
  const entityRef = checkEntityRef(request.entityRef, 'entityRef');
  const correctRef =
    request.correctRef === undefined
      ? undefined
      : checkEntityRef(request.correctRef, 'correctRef');
  if ((verdict === 'correct') !== (correctRef !== undefined)) {
    throw new InputError(
      verdict === 'correct'
        ? "'correctRef' is missing; verdict 'correct' says which entity is right, and 'reject' only that this one is not"
        : `'correctRef' is given; only verdict 'correct' takes it, not '${verdict}'`,
    );
  }
  if (
    verdict !== 'confirm' &&
    identifier.kind === 'entity' &&
    identifier.key === entityRef
  ) {
    throw new InputError(
      `'identifier' is the entity's own reference, which leads to '${entityRef}' whatever is said of it; give the key that was asked for`,
    );
  }
  if (correctRef === entityRef) {
    throw new InputError(
      `'correctRef' is the answer itself, '${entityRef}'; verdict 'confirm' says that an answer is right`,
    );
  }
  if (comment !== undefined && comment.length > MAX_COMMENT_LENGTH) {
    throw new InputError(
      `'comment' has ${comment.length} characters; at most ${MAX_COMMENT_LENGTH} are kept`,
    );
  }
  if (comment !== undefined && !isStorable(comment)) {
    throw new InputError(
      "'comment' holds characters that cannot be stored, such as NUL; leave them out",
    );
  }
  return { identifier, verdict, entityRef, correctRef, comment };
}

function checkIdentifier({ kind, key }: Identifier): Identifier {
  const normal = Object.hasOwn(kindRules, kind)
    ? kindRules[kind].normalise(key)
    : undefined;
  if (normal === undefined || !isStorable(normal)) {
    throw new InputError(
      `'identifier' is not one: '${key.slice(
        0,
        200,
      )}' is not of kind '${kind}'; take it from the evidence of an answer`,
    );
  }
  return { kind, key: normal };
}
