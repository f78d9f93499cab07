import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { migrations } from './__testUtils__/rows';
import { AnswerStore } from './AnswerStore';

const WEB = 'group:default/web';
const FIRST = new Date('2026-11-20T12:00:00.000Z');
const SECOND = new Date('2026-11-21T12:00:00.000Z');

describeEachDatabase('AnswerStore', { migrations }, ({ create }) => {
  it('keeps answers to questions that are not asked again', async () => {
    const answers = new AnswerStore(await create());

    await answers.save(
      WEB,
      [
        { questionId: 'funding', level: 2, comment: 'By project' },
        { questionId: 'adoption', level: 1 },
      ],
      FIRST,
    );
    await answers.save(WEB, [{ questionId: 'funding', level: 3 }], SECOND);

    expect(await answers.find(WEB)).toEqual([
      {
        questionId: 'adoption',
        level: 1,
        answeredAt: '2026-11-20T12:00:00.000Z',
      },
      {
        questionId: 'funding',
        level: 3,
        answeredAt: '2026-11-21T12:00:00.000Z',
      },
    ]);
  });

  it('takes answers back, and knows nothing of other teams', async () => {
    const answers = new AnswerStore(await create());
    await answers.save(WEB, [{ questionId: 'funding', level: 2 }], FIRST);

    await answers.save('group:default/core', [], FIRST);
    await answers.save(WEB, [{ questionId: 'funding', level: null }], SECOND);

    expect(await answers.find(WEB)).toEqual([]);
    expect(await answers.find('group:default/core')).toEqual([]);
  });
});
