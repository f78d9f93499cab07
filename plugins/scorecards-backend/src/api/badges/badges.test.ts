import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import { seedAcme } from '../../__testUtils__/acme';
import {
  migrations,
  ReadAppGiven,
  startReadApp,
} from '../../__testUtils__/readApp';
import {
  checkOf,
  scorecardOf,
  seedEntities,
  seedScorecard,
  seedStates,
} from '../../__testUtils__/seed';

const badgeOf = (name: string, scorecard = 'production') =>
  `/badges/${scorecard}/component/default/${name}.svg`;

const textOf = (body: unknown) => Buffer.from(body as Buffer).toString('utf8');
const titleOf = (body: unknown) =>
  /<title>(.*)<\/title>/.exec(textOf(body))?.[1];

describeEachDatabase('GET /badges/…', { migrations }, ({ create }) => {
  let knex: Knex;
  beforeAll(async () => {
    knex = await create();
    await seedAcme(knex);
    const sharp = scorecardOf('sharp', [checkOf('a')], {
      title: '<script>"&\'',
    });
    await seedScorecard(knex, sharp);
    await seedEntities(knex, [{ ref: 'component:default/v1.2_x-y' }]);
    await seedStates(knex, sharp, { 'component:default/v1.2_x-y': 'P' });
  });

  const get = (path: string, given?: ReadAppGiven) =>
    startReadApp(knex, given).get(path);

  it.each<[name: string, title: string, filled: number]>([
    ['ledger', 'Production readiness: Gold, level 3 of 3', 3],
    ['vault', 'Production readiness: Bronze, level 1 of 3', 1],
    ['shelf', 'Production readiness: no level, level 0 of 3', 0],
    ['attic', 'Production readiness: unmeasured', 0],
  ])('draws the level of %s', async (name, title, filled) => {
    const { status, headers, body } = await get(badgeOf(name));

    expect(status).toBe(200);
    expect(headers['content-type']).toMatch('image/svg+xml');
    expect(headers['cache-control']).toBe('private, max-age=60');
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; sandbox",
    );
    expect(titleOf(body)).toBe(title);
    const pips = textOf(body).match(/<circle [^>]*>/g) ?? [];
    expect(pips).toHaveLength(3);
    expect(pips.filter(pip => !pip.includes('fill="none"'))).toHaveLength(
      filled,
    );
  });

  it('knows any name, and writes any title', async () => {
    const { status, body } = await get(badgeOf('V1.2_x-y', 'sharp'));

    expect(status).toBe(200);
    expect(titleOf(body)).toBe(
      '&lt;script&gt;&quot;&amp;&apos;: Bronze, level 1 of 1',
    );
    expect(textOf(body)).not.toContain('<script>');
  });

  it.each([
    ['there is no such entity', badgeOf('nowhere')],
    ['there is no such scorecard', badgeOf('ledger', 'products')],
    ['it is not part of the scorecard', badgeOf('ledger', 'sharp')],
    ['it may not be read', badgeOf('vault')],
  ])('looks the same when %s', async (_, path) => {
    const { status, headers, body } = await get(path, {
      hidden: ['component:default/vault'],
    });

    expect(status).toBe(404);
    expect(headers['content-type']).toMatch('image/svg+xml');
    expect(headers['cache-control']).toBe('private, max-age=60');
    expect(titleOf(body)).toBe(
      'There is no such scorecard or entity to be seen',
    );
    expect(textOf(body)).not.toContain('<circle');
  });

  describe('where badges are public', () => {
    const given = {
      badgesArePublic: true,
      hidden: ['component:default/vault'],
    };

    it('is for everyone, signed in or not', async () => {
      const app = startReadApp(knex, given);
      const { status, headers, body } = await app.anonymously(badgeOf('vault'));

      expect(status).toBe(200);
      expect(headers['cache-control']).toBe('public, max-age=300');
      expect(titleOf(body)).toMatch('Bronze');
    });

    it('leaves everything else as it is', async () => {
      const app = startReadApp(knex, given);

      for (const path of [
        '/scorecards',
        '/entities/by-ref?entityRef=component:default/ledger',
      ]) {
        expect((await app.anonymously(path)).status).toBe(401);
      }
    });
  });

  it('is for who is signed in, unless said', async () => {
    const { status } = await startReadApp(knex).anonymously(badgeOf('ledger'));

    expect(status).toBe(401);
  });
});
