import request from 'supertest';
import { createThingsApp, problemsOf } from './__testUtils__/thingsApp';

describe('a JSON body', () => {
  const app = createThingsApp();
  const post = (path: string) => request(app).post(`/api/things${path}`);

  it('is read and gets its defaults', async () => {
    const { status, body } = await post('/things').send({ name: 'pay' });

    expect(status).toBe(201);
    expect(body).toEqual({ name: 'pay', size: 1 });
  });

  it.each<[string, object, string]>([
    ['a wrong type', { name: 1 }, 'body.name must be a string'],
    [
      'a number as text, which is converted in a URL only',
      { name: 'pay', size: '1' },
      'body.size must be an integer',
    ],
    ['a missing field', {}, 'body.name is required: a string'],
    [
      'a missing field within a list',
      { name: 'pay', keys: [{}] },
      'body.keys[0].kind is required',
    ],
    [
      'an unknown field',
      { name: 'pay', nam: 1 },
      'body.nam is not known here; known are name, size, since, keys',
    ],
    [
      'an unknown field within a list',
      { name: 'pay', keys: [{ kind: 'url', 'a/b': 1 }] },
      'body.keys[0]["a/b"] is not known here; known are kind, note',
    ],
    [
      'a value that is not in the list of values',
      { name: 'pay', keys: [{ kind: 'hostt' }] },
      'body.keys[0].kind must be one of "host", "url"',
    ],
    [
      'none of two types',
      { name: 'pay', keys: [{ kind: 'url', note: 1 }] },
      'body.keys[0].note must be a string or null',
    ],
    ['an empty text', { name: '' }, 'body.name must not be empty'],
    [
      'a long text',
      { name: 'a'.repeat(11) },
      'body.name must have at most 10 characters',
    ],
    [
      'another format',
      { name: 'pay', since: 'yesterday' },
      'body.since must have the format date-time, as in 2026-03-03T09:30:00Z',
    ],
    [
      'too many items',
      { name: 'pay', keys: [1, 2, 3].map(() => ({ kind: 'url' })) },
      'body.keys must have at most 2 items',
    ],
    ['a list for an object', [], 'body must be an object'],
  ])('is refused for %s', async (_, body, problem) => {
    await expect(problemsOf(post('/things').send(body))).resolves.toEqual([
      problem,
    ]);
  });

  it('is refused if it is malformed', async () => {
    const [problem] = await problemsOf(
      post('/things').type('json').send('{"name":'),
    );

    expect(problem).toMatch(/^body is not valid JSON: Unexpected end of JSON/);
  });

  it('is refused if it is missing', async () => {
    await expect(problemsOf(post('/things'))).resolves.toEqual([
      'body is required: JSON, as application/json',
    ]);
  });

  it('is refused in another format, with a 415', async () => {
    const { status, body } = await post('/things')
      .type('text/plain')
      .send('name=pay');

    expect(status).toBe(415);
    expect(body.error.message).toBe(
      'The body must be application/json, but the Content-Type is text/plain',
    );
  });

  it('is refused if it is too large, with a 413', async () => {
    const { status, body } = await post('/things').send({
      name: 'a'.repeat(1024 * 1024),
    });

    expect(status).toBe(413);
    expect(body.error.message).toBe(
      'The body is larger than the 1048576 bytes that this route takes',
    );
  });

  it('may be as large as its operation says', async () => {
    const numbers = Array.from({ length: 300_000 }, (_, n) => n);

    const { status, body } = await post('/batches').send(numbers);

    expect(status).toBe(200);
    expect(body).toEqual({ count: 300_000 });
  });

  it('is checked against the schema of its media type', async () => {
    const type = 'application/vnd.acme.batch+json';

    const accepted = await post('/batches').type(type).send('{"numbers":[]}');
    expect(accepted.status).toBe(200);
    await expect(
      problemsOf(post('/batches').type(type).send('[1]')),
    ).resolves.toEqual(['body must be an object']);
  });

  it('has no more than ten of its problems told', async () => {
    const { body } = await post('/batches').send(
      Array.from({ length: 30 }, () => 'x'),
    );

    expect(body.error.problems).toHaveLength(10);
    expect(body.error.message).toMatch(
      /^Invalid request: body\[0\] must be an integer; .*; and 20 more problems$/,
    );
  });
});

describe('a body of another type', () => {
  it('is left to the handler as it came', async () => {
    const { body } = await request(createThingsApp())
      .post('/api/things/hook')
      .type('json')
      .send('{not JSON');

    expect(body).toEqual({ bytes: '{not JSON' });
  });
});
