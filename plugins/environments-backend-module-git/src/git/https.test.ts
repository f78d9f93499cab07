import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, Server } from 'node:https';
import { AddressInfo } from 'node:net';
import { join } from 'node:path';
import {
  commitsOf,
  readText,
  repositoryAt,
} from '../__testUtils__/repositories';
import { desireOf, TestBench } from '../__testUtils__/TestBench';

/** A git server as they are: `git http-backend`, behind a password. */
async function serve(directory: string, password: string): Promise<Server> {
  const key = join(directory, 'key.pem');
  const cert = join(directory, 'cert.pem');
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-days',
      '2',
      '-subj',
      '/CN=localhost',
      '-addext',
      'subjectAltName=DNS:localhost',
      '-keyout',
      key,
      '-out',
      cert,
    ],
    { stdio: 'ignore' },
  );
  const options = { key: readFileSync(key), cert: readFileSync(cert) };
  const server = createServer(options, (request, response) => {
    const expected = Buffer.from(`x-access-token:${password}`);
    if (
      request.headers.authorization !== `Basic ${expected.toString('base64')}`
    ) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="git"' });
      response.end();
      return;
    }
    const url = new URL(request.url!, 'https://localhost');
    const backend = spawn('git', ['http-backend'], {
      env: {
        PATH: process.env.PATH,
        GIT_PROJECT_ROOT: directory,
        GIT_HTTP_EXPORT_ALL: '1',
        GIT_CONFIG_COUNT: '1',
        GIT_CONFIG_KEY_0: 'http.receivepack',
        GIT_CONFIG_VALUE_0: 'true',
        PATH_INFO: url.pathname,
        QUERY_STRING: url.search.slice(1),
        REQUEST_METHOD: request.method,
        CONTENT_TYPE: request.headers['content-type'] ?? '',
        HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
        GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
        REMOTE_USER: 'x',
      },
    });
    request.pipe(backend.stdin);
    const parts: Buffer[] = [];
    backend.stdout.on('data', part => parts.push(part));
    backend.on('close', () => {
      const output = Buffer.concat(parts);
      const end = output.indexOf('\r\n\r\n');
      for (const line of output.toString('utf8', 0, end).split('\r\n')) {
        const [name, value] = line.split(': ');
        if (name === 'Status') {
          response.statusCode = Number(value.split(' ')[0]);
        } else {
          response.setHeader(name, value);
        }
      }
      response.end(output.subarray(end + 4));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

describe('a repository by HTTPS', () => {
  const password = 'correct-horse-battery';
  let bench: TestBench;
  let server: Server;

  beforeEach(async () => {
    bench = new TestBench();
    server = await serve(bench.directory, password);
    process.env.GIT_SSL_CAINFO = join(bench.directory, 'cert.pem');
  });

  afterEach(async () => {
    delete process.env.GIT_SSL_CAINFO;
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
    bench.close();
  });

  const driver = (token: string) => {
    const { port } = server.address() as AddressInfo;
    const url = `https://localhost:${port}/deploy.git`;
    return bench.driver({
      repositories: [repositoryAt(url, { transport: 'https', token })],
    });
  };

  it('is written to with the token', async () => {
    const before = commitsOf(bench.bare);
    expect(await bench.apply(desireOf('e1'), driver(password))).toMatchObject({
      kind: 'done',
    });
    expect(commitsOf(bench.bare).slice(1)).toEqual(before);
    const mirrors = join(bench.directory, 'mirrors');
    const kept = readdirSync(mirrors, { recursive: true })
      .map(name => join(mirrors, String(name)))
      .filter(name => lstatSync(name).isFile())
      .filter(name => /correct-horse|extraHeader/i.test(readText(name)));
    expect(kept).toEqual([]);
  });

  it('refuses a wrong token, and does not say it', async () => {
    expect(commitsOf(bench.bare)).toHaveLength(1);
    const step = await bench.apply(desireOf('e1'), driver('not-the-token'));
    expect(step).toMatchObject({
      kind: 'fail',
      error: expect.stringMatching(
        /Authentication failed|could not read Username/,
      ),
    });
    const said = JSON.stringify([step, bench.ledger.logs()]);
    expect(said).not.toContain('not-the-token');
    expect(said).not.toContain(
      Buffer.from('x-access-token:not-the-token').toString('base64'),
    );
  });
});
