import { mockCredentials } from '@backstage/backend-test-utils';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import {
  emptyWorld,
  migrations,
  NOW,
  startApp,
} from '../__testUtils__/maturityApp';
import { group, refOf } from '../__testUtils__/World';

const PATH = '/teams/self-assessment';

/** In the tests, people are in the group that they are called like. */
const asCore = mockCredentials.user.header('user:default/core');
const asWeb = mockCredentials.user.header('user:default/web');

async function startWith(
  knex: Parameters<typeof startApp>[0],
  options: Parameters<typeof startApp>[2] = {},
) {
  const world = await emptyWorld();
  world.groups.push(group('money', { type: 'department' }));
  world.add('core', 2, 'money');
  world.add('web', 2);
  const app = startApp(knex, world, options);
  await app.refresh();
  const [question, other] = world.model.questions;
  return { app, world, question, other };
}

describeEachDatabase(`PUT ${PATH}`, { migrations }, ({ create }) => {
  it('keeps what a member says, and nowhere who it was', async () => {
    const knex = await create();
    const { app, question } = await startWith(knex);
    const answers = [
      { questionId: question.id, level: 2, comment: 'Each project pays' },
    ];

    const { status, body } = await app.send(
      'put',
      PATH,
      { entityRef: refOf('core'), answers },
      asCore,
    );
    const read = await app.get(
      `/teams/by-ref?entityRef=${refOf('core')}`,
      asWeb,
    );

    expect(status).toBe(200);
    expect(body).toMatchObject({
      mayAnswer: true,
      answers: [{ ...answers[0], answeredAt: NOW.toISOString() }],
    });
    expect(read.body.selfAssessment).toEqual({ ...body, mayAnswer: false });
    expect(JSON.stringify(await knex('self_assessment'))).not.toContain('user');
    expect(app.audit).toEqual([
      {
        eventId: 'self-assessment-write',
        ended: 'success',
        meta: { entityRef: refOf('core'), questions: [question.id] },
      },
    ]);
  });

  it('keeps other answers, and takes back what is null', async () => {
    const { app, question, other } = await startWith(await create());
    const send = (answers: object[]) =>
      app.send('put', PATH, { entityRef: refOf('core'), answers }, asCore);
    await send([
      { questionId: question.id, level: 1 },
      { questionId: other.id, level: 2 },
    ]);

    const { body } = await send([{ questionId: question.id, level: null }]);

    expect(body.answers).toMatchObject([{ questionId: other.id, level: 2 }]);
  });

  it('takes answers for a group from members of those in it', async () => {
    const { app, question } = await startWith(await create());

    const { status } = await app.send(
      'put',
      PATH,
      {
        entityRef: refOf('money'),
        answers: [{ questionId: question.id, level: 1 }],
      },
      asCore,
    );

    expect(status).toBe(200);
  });

  it('refuses others, whatever they are allowed', async () => {
    const { app, question } = await startWith(await create());
    const body = {
      entityRef: refOf('core'),
      answers: [{ questionId: question.id, level: 1 }],
    };

    const other = await app.send('put', PATH, body, asWeb);
    const service = await app.send(
      'put',
      PATH,
      body,
      mockCredentials.service.header(),
    );
    const none = await app.send(
      'put',
      PATH,
      body,
      mockCredentials.none.header(),
    );

    expect([other.status, service.status, none.status]).toEqual([
      403, 403, 401,
    ]);
    expect(other.body.error.message).toContain('Only members of');
    expect(app.audit.map(it => it.ended)).toEqual([
      'failure',
      'failure',
      'failure',
    ]);
  });

  it('takes the permission', async () => {
    const { app } = await startWith(await create(), {
      denied: ['maturity.self-assessment.write'],
    });

    const { status, body } = await app.send(
      'put',
      PATH,
      { entityRef: refOf('core'), answers: [] },
      asCore,
    );

    expect(status).toBe(403);
    expect(body.error.message).toContain("'maturity.self-assessment.write'");
    const shown = await app.get(
      `/teams/by-ref?entityRef=${refOf('core')}`,
      asCore,
    );
    expect(shown.body.selfAssessment.mayAnswer).toBe(false);
  });

  it('tells a hidden group from none in no way', async () => {
    const { app, world } = await startWith(await create());
    world.hidden = [refOf('core')];
    const send = (name: string) =>
      app.send('put', PATH, { entityRef: refOf(name), answers: [] }, asCore);

    const [hidden, none] = [await send('core'), await send('nobody')];

    expect([hidden.status, none.status]).toEqual([404, 404]);
    expect(hidden.body.error.message.replace('core', 'x')).toBe(
      none.body.error.message.replace('nobody', 'x'),
    );
  });

  it('names what is wrong, and keeps nothing of it', async () => {
    const knex = await create();
    const { app, question } = await startWith(knex);
    const { id } = question;
    const send = async (answers: object[]) => {
      const { status, body } = await app.send(
        'put',
        PATH,
        { entityRef: refOf('core'), answers },
        asCore,
      );
      return [status, body.error?.message];
    };
    const good = { questionId: id, level: 1 };

    expect(await send([good, { questionId: 'mood', level: 1 }])).toEqual([
      400,
      expect.stringContaining(
        "answers[1].questionId is 'mood', which the model does not ask",
      ),
    ]);
    expect(await send([{ questionId: id, level: 9 }])).toEqual([
      400,
      expect.stringContaining(
        `answers[0].level is 9; answers to '${id}' have the levels 1, 2, 3, 4`,
      ),
    ]);
    expect(await send([good, good])).toEqual([
      400,
      expect.stringContaining('for the second time'),
    ]);
    expect(await send([{ ...good, comment: 'x'.repeat(1_001) }])).toEqual([
      400,
      expect.stringContaining('body.answers[0].comment'),
    ]);
    expect(await send([{ ...good, comment: 'a\0b' }])).toEqual([
      400,
      expect.stringContaining('body.answers[0].comment'),
    ]);
    expect(await send([{ ...good, comment: 'x'.repeat(1_000) }])).toEqual([
      200,
      undefined,
    ]);
    expect(await knex('self_assessment')).toHaveLength(1);
  });
});
