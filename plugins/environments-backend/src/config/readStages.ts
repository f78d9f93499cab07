import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import { readCount, readDuration } from './readers';
import { StageConfig } from './types';

const ID = /^[a-z0-9][a-z0-9-]{0,30}$/;

/**
 * The stages that releases go through.
 *
 * @throws InputError that names the option, if one cannot be meant
 */
export function readStages(config: Config): StageConfig[] {
  const items = config.getOptionalConfigArray('environments.stages') ?? [];
  const stages: StageConfig[] = [];
  items.forEach((item, index) => {
    const at = `environments.stages[${index}]`;
    const id = item.getString('id');
    if (!ID.test(id) || stages.some(stage => stage.id === id)) {
      throw new InputError(
        `${at}.id is '${id}'; it must be unique, of lower-case letters, digits and -`,
      );
    }
    const after = item.getOptionalString('after') ?? stages.at(-1)?.id;
    if (after !== undefined && !stages.some(stage => stage.id === after)) {
      throw new InputError(
        `${at}.after is '${after}', which is no stage before it`,
      );
    }
    stages.push({
      id,
      title: item.getOptionalString('title') ?? titleOf(id),
      after,
      approval: readApproval(item),
      scorecard: readScorecard(item),
      verifyForMs: durationToMilliseconds(
        readDuration(item, 'verifyFor', { minutes: 1 }, { seconds: 0 }),
      ),
    });
  });
  return stages;
}

function readApproval(stage: Config): StageConfig['approval'] {
  const approval = stage.getOptionalConfig('approval');
  return (
    approval && {
      groups: approval.getStringArray('groups'),
      required: readCount(approval, 'required', 1, { atMost: 20 }),
      validFor: readDuration(
        approval,
        'validFor',
        { hours: 24 },
        { minutes: 1 },
      ),
    }
  );
}

function readScorecard(stage: Config): StageConfig['scorecard'] {
  const scorecard = stage.getOptionalConfig('scorecard');
  return (
    scorecard && {
      id: scorecard.getString('id'),
      level: scorecard.getOptionalNumber('level'),
    }
  );
}

function titleOf(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
