import { blueprintAnswers } from './blueprints';
import { deploymentAnswers } from './deployments';
import { environmentAnswers } from './environments';
import { operationAnswers } from './operations';
import { platformAnswers } from './platform';

/** The schemas of what is answered, by the names that the document has for them. */
export const answers = {
  ...blueprintAnswers,
  ...environmentAnswers,
  ...operationAnswers,
  ...deploymentAnswers,
  ...platformAnswers,
};

/** Something that is answered. */
export type AnswerName = keyof typeof answers;
