import { readFileSync } from 'node:fs';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { parseMaturityModel } from '../model';
import { howToMeasure } from './howToMeasure';

const MODEL = resolvePackagePath(
  '@groundwork/backstage-plugin-maturity-backend',
  'models/six-capabilities.yaml',
);

describe('howToMeasure', () => {
  it.each([
    ['delivery.reviewWaitP50Hours: the entity has none', 'reviews'],
    ['delivery.flakyShare: never observed', 'test results'],
    ['delivery.leadTimeP50Hours: the entity has none', 'deployments'],
    ['delivery.restoreP50Hours: the entity has none', 'Alertmanager'],
    ['team.codeownersShare: the entity has none', 'source-location'],
    ['environments.ttlShare: the entity has none', 'environments'],
  ])('of %s says what to connect', (about, word) => {
    expect(howToMeasure(about)).toContain(word);
  });

  it('says each thing once, of several facts', () => {
    const one = howToMeasure('deployments.approvalWaitP50Hours: none');
    expect(
      howToMeasure(
        'deployments.approvalWaitP50Hours: none; deployments.withoutApprovalShare30d: none',
      ),
    ).toBe(one);
  });

  it('says nothing of what others report', () => {
    expect(howToMeasure('ci.lineCoverage: never reported')).toBeUndefined();
  });

  it('has an answer for each check of the shipped model that can be unknown', () => {
    const parsed = parseMaturityModel(readFileSync(MODEL, 'utf8'), {
      location: 'shipped',
    });
    const model = 'model' in parsed ? parsed.model : undefined;
    const silent = [
      ...model!.capabilities.flatMap(({ checks }) => checks),
      ...model!.practices,
    ]
      .filter(({ expression }) => !howToMeasure(expression))
      // The catalog knows how many members a group has, always
      .filter(({ expression }) => !/^catalog\./.test(expression));
    expect(silent.map(({ id }) => id)).toEqual([]);
  });
});
