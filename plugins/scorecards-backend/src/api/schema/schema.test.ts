import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import schema from '@groundwork/backstage-plugin-scorecards-node/schema/scorecard.schema.json';
import { migrations, startReadApp } from '../../__testUtils__/readApp';

describeEachDatabase('what editors need', { migrations }, ({ create }) => {
  it('is the schema of scorecard files, without a token', async () => {
    const app = startReadApp(await create());

    const { status, headers, body } = await app.anonymously(
      '/schema/scorecard.json',
    );

    expect(status).toBe(200);
    expect(headers['content-type']).toMatch('application/schema+json');
    expect(body).toEqual(schema);
  });

  it('is the API, route by route', async () => {
    const app = startReadApp(await create());

    const { status, body } = await app.get('/openapi.json');

    expect(status).toBe(200);
    expect(Object.keys(body.paths)).toEqual(
      expect.arrayContaining([
        '/scorecards',
        '/entities/by-ref',
        '/badges/{scorecardId}/{kind}/{namespace}/{name}.svg',
        '/facts',
        '/definitions',
        '/teams/by-ref',
        '/waivers',
        '/gate',
        '/backtest',
      ]),
    );
  });
});
