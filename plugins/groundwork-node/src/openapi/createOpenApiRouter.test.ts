import request from 'supertest';
import { createThingsApp, problemsOf, spec } from './__testUtils__/thingsApp';
import { createOpenApiRouter } from './createOpenApiRouter';

describe('createOpenApiRouter', () => {
  const app = createThingsApp();
  const get = (path: string) => request(app).get(`/api/things${path}`);

  describe('parameters', () => {
    it('are converted to their types', async () => {
      const { status, body } = await get('/things/7');

      expect(status).toBe(200);
      expect(body).toEqual({ id: 7 });
    });

    it('get their defaults', async () => {
      const { body } = await get('/things');

      expect(body).toEqual({ limit: 20 });
    });

    it.each([
      ['?limit=5&archived=true', { limit: 5, archived: true }],
      ['?kind=host', { limit: 20, kind: ['host'] }],
      ['?kind=host&kind=url', { limit: 20, kind: ['host', 'url'] }],
    ])('are read from %s', async (query, expected) => {
      const { body } = await get(`/things${query}`);

      expect(body).toEqual(expected);
    });

    it('may be repeated often', async () => {
      const kinds = Array.from({ length: 500 }, () => 'kind=host').join('&');

      const { body } = await get(`/things?${kinds}`);

      expect(body.kind).toHaveLength(500);
    });

    it.each([
      ['/things/abc', 'path.id must be an integer'],
      ['/things?limit=abc', 'query.limit must be an integer'],
      ['/things?limit=', 'query.limit must be an integer'],
      ['/things?limit=0', 'query.limit must be at least 1'],
      ['/things?limit=101', 'query.limit must be at most 100'],
      ['/things?limit=1&limit=2', 'query.limit must be an integer'],
      ['/things?archived=maybe', 'query.archived must be true or false'],
      [
        '/things?kind=host&kind=hostt',
        'query.kind[1] must be one of "host", "url"',
      ],
      [
        '/things?limitt=5',
        'query.limitt is not known here; known are limit, kind, archived',
      ],
      [
        '/things?limit[a]=5',
        'query["limit[a]"] is not known here; known are limit, kind, archived',
      ],
    ])('are refused in %s', async (path, problem) => {
      await expect(problemsOf(get(path))).resolves.toEqual([problem]);
    });

    it('are refused in headers', async () => {
      await expect(
        problemsOf(get('/things').set('X-Trace', 'yesterday')),
      ).resolves.toEqual([
        'header.x-trace must have the format uuid, as in 0191d3a2-7c5e-7cc0-9a36-3d2b1c0f8e11',
      ]);
    });

    it('are all named that are wrong', async () => {
      await expect(
        problemsOf(get('/things?limit=0&archived=maybe')),
      ).resolves.toEqual([
        'query.limit must be at least 1',
        'query.archived must be true or false',
      ]);
    });
  });

  it('passes the error of an async handler on', async () => {
    const { status, body } = await get('/things/404');

    expect(status).toBe(404);
    expect(body.error).toMatchObject({
      name: 'NotFoundError',
      message: "There is no thing '404'",
    });
  });

  it('leaves other paths and methods to who comes next', async () => {
    await expect(get('/nothing')).resolves.toMatchObject({ status: 404 });
    await expect(
      request(app).delete('/api/things/things/1'),
    ).resolves.toMatchObject({ status: 404 });
  });

  it('refuses a path that is not encoded properly', async () => {
    await expect(get('/things/%E0%A4%A')).resolves.toMatchObject({
      status: 400,
    });
  });

  it('refuses a route that is not in the document', () => {
    const router = createOpenApiRouter(spec);

    // @ts-expect-error the type of the router knows the routes
    expect(() => router.get('/thingz', () => {})).toThrow(
      'The OpenAPI document has no operation GET /thingz; add it, or correct the route',
    );
  });

  it('serves the document as it is, with the paths of the backend', async () => {
    const { body } = await get('/openapi.json');

    expect(body).toEqual({
      ...spec,
      paths: Object.fromEntries(
        Object.entries(spec.paths).map(([path, item]) => [
          `/api/things${path}`,
          item,
        ]),
      ),
    });
  });
});
