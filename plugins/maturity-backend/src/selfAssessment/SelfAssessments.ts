import {
  BackstageCredentials,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError } from '@backstage/errors';
import {
  MaturityModel,
  maturitySelfAssessmentWritePermission,
  SelfAssessment,
  SelfAssessmentRequest,
} from '@groundwork/backstage-plugin-maturity-common';
import { isInPerson } from '@groundwork/backstage-plugin-groundwork-node';
import { Viewer } from '../authorization';
import { groupRefOf, noSuchGroup } from '../read/scope';
import { Snapshot, Snapshots } from '../read/Snapshots';
import { AnswerStore } from '../store';

/** What teams say of themselves: opinion, beside what is measured. */
export class SelfAssessments {
  constructor(
    private readonly options: {
      answers: AnswerStore;
      now: () => Date;
      snapshots: Snapshots;
      userInfo: Pick<UserInfoService, 'getUserInfo'>;
    },
  ) {}

  /** @param entityRef - Of a group that the caller may read */
  async read(
    snapshot: Snapshot,
    entityRef: string,
    { credentials, may }: Pick<Viewer, 'credentials' | 'may'>,
  ): Promise<SelfAssessment> {
    const { questions } = snapshot.inForce.model;
    const asked = new Set(questions.map(({ id }) => id));
    const answers = await this.options.answers.find(entityRef);
    return {
      questions,
      // A newer model may have left some out
      answers: answers.filter(({ questionId }) => asked.has(questionId)),
      mayAnswer:
        (await may(maturitySelfAssessmentWritePermission)) &&
        (await this.#isMember(snapshot, entityRef, credentials)),
    };
  }

  /**
   * @throws InputError for what the model does not ask, NotFoundError for a group
   * that the caller may not read, NotAllowedError for whoever is no member of it
   */
  async answer(
    request: SelfAssessmentRequest,
    viewer: Viewer,
  ): Promise<SelfAssessment> {
    const { answers, now, snapshots } = this.options;
    const { snapshot } = await snapshots.current();
    const entityRef = groupRefOf(request.entityRef);
    const isThere =
      snapshot.teams.has(entityRef) &&
      (await viewer.readable([entityRef])).has(entityRef);
    if (!isThere) {
      throw noSuchGroup(entityRef);
    }
    if (!(await this.#isMember(snapshot, entityRef, viewer.credentials))) {
      throw new NotAllowedError(
        `Only members of ${entityRef} and of groups in it say what holds for it, in a session of their own`,
      );
    }
    assertAsked(snapshot.inForce.model, request.answers);
    await answers.save(entityRef, request.answers, now());
    return this.read(snapshot, entityRef, viewer);
  }

  async #isMember(
    { tree }: Snapshot,
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    // Behind a session that comes through another plugin there may be a model
    if (!isInPerson(credentials)) {
      return false;
    }
    const { ownershipEntityRefs } = await this.options.userInfo.getUserInfo(
      credentials,
    );
    const groups = new Set([entityRef, ...tree.descendantsOf(entityRef)]);
    return ownershipEntityRefs.some(ref =>
      groups.has(ref.toLocaleLowerCase('en-US')),
    );
  }
}

function assertAsked(
  { questions }: MaturityModel,
  answers: SelfAssessmentRequest['answers'],
): void {
  const seen = new Set<string>();
  for (const [index, { questionId, level }] of answers.entries()) {
    const question = questions.find(({ id }) => id === questionId);
    if (!question) {
      throw new InputError(
        `answers[${index}].questionId is '${questionId}', which the model does not ask; it asks ${
          questions.map(({ id }) => id).join(', ') || 'nothing'
        }`,
      );
    }
    const levels = question.answers.map(it => it.level);
    if (level !== null && !levels.includes(level)) {
      throw new InputError(
        `answers[${index}].level is ${level}; answers to '${questionId}' have the levels ${levels.join(
          ', ',
        )}, and null takes one back`,
      );
    }
    if (seen.has(questionId)) {
      throw new InputError(
        `answers[${index}].questionId is '${questionId}' for the second time; answer each question once`,
      );
    }
    seen.add(questionId);
  }
}
