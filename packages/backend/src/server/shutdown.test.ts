import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';

const TOKEN = 'a-token-of-the-test-alone';
const headers = {
  authorization: `Bearer ${TOKEN}`,
  'content-type': 'application/json',
};

const children: ChildProcess[] = [];
afterEach(() => {
  children.splice(0).forEach(child => child.kill('SIGKILL'));
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** The process of a portal, as in production. */
async function startPortal() {
  const port = await freePort();
  const baseUrl = `http://127.0.0.1:${port}`;
  const child = spawn(
    process.execPath,
    [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      join(__dirname, '__testUtils__/portalProcess.ts'),
      '--config',
      join(__dirname, '__testUtils__/app-config.yaml'),
    ],
    {
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'production',
        PORTAL_URL: baseUrl,
        PORTAL_PORT: `${port}`,
        PORTAL_TOKEN: TOKEN,
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  );
  children.push(child);
  const chunks: Buffer[] = [];
  const output = () => Buffer.concat(chunks).toString();
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.on('data', chunk => chunks.push(chunk));
  }
  const ended = once(child, 'exit');
  const said = async (word: string) => {
    const isSaid = new Promise<string>(resolve => {
      // The transform of sources says things of its own, which are objects.
      child.on('message', message => message === word && resolve(word));
    });
    const how = await Promise.race([isSaid, ended.then(output)]);
    expect(how).toBe(word);
  };
  await said('started');
  return { child, baseUrl, said, ended, output };
}

/** Waits for events as another replica does, which there will be none of. */
async function subscribe(baseUrl: string): Promise<Response> {
  const url = `${baseUrl}/api/events/bus/v1/subscriptions/test`;
  const created = await fetch(url, {
    method: 'PUT',
    headers,
    body: JSON.stringify({ topics: ['test'] }),
  });
  expect(created.status).toBe(201);
  const polled = await fetch(`${url}/events`, { headers });
  expect(polled.status).toBe(202);
  return polled;
}

// The event bus holds a request for 55 s, and a stop that waits for it fails
// these by their timeout.
describe('a portal that is asked to stop', () => {
  it('answers what is in progress first, and then ends by itself', async () => {
    const { child, baseUrl, said, ended, output } = await startPortal();
    const polled = await subscribe(baseUrl);
    const asked = said('asked');
    const answering = fetch(`${baseUrl}/api/slow/x`, { headers });
    await asked;

    const saidBefore = output().length;
    child.kill('SIGTERM');
    // Plugins may still ask each other for what they need to answer.
    let ready = 200;
    while (ready === 200) {
      const url = `${baseUrl}/.backstage/health/v1/readiness`;
      ready = (await fetch(url)).status;
    }
    expect(ready).toBe(503);
    child.send('answer');

    const answer = await answering;
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual([{ answer: 42 }]);
    // The poll ends as if its time were over, which is nothing to warn of.
    expect(await polled.text()).toBe('');
    expect(await ended).toEqual([0, null]);
    expect(output().slice(saidBefore)).not.toMatch(/"level":"(warn|error)"/);
  }, 30_000);

  it('does not wait for ever, and says what it cuts off', async () => {
    const { child, baseUrl, said, ended, output } = await startPortal();
    const asked = said('asked');
    const answering = fetch(`${baseUrl}/api/slow/never`, { headers });
    const cutOff = answering.catch(error => `${error}`);
    await asked;

    child.kill('SIGTERM');

    expect(await cutOff).toBe('TypeError: fetch failed');
    expect(await ended).toEqual([0, null]);
    expect(output()).toContain('The shutdown cuts off requests in progress: 1');
  }, 30_000);
});
