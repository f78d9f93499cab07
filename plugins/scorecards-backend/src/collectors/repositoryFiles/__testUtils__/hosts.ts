import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';
import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import { UrlReaderService } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { runGit } from './gitRepository';

/** A host of repositories on this machine. */
export interface Host {
  /** With the port, e.g. `127.0.0.1:40123`. */
  name: string;
  /** Paths of requests, in their order. */
  requests: string[];
  /** Answers requests instead, if it returns true. */
  intercept?: (req: IncomingMessage, res: ServerResponse) => boolean;
  close(): Promise<void>;
}

async function startHost(
  answer: (url: URL, req: IncomingMessage, res: ServerResponse) => void,
): Promise<Host> {
  const server = createServer();
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const host: Host = {
    name: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: [],
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  server.on('request', (req, res) => {
    host.requests.push(req.url ?? '');
    if (!host.intercept?.(req, res)) {
      answer(new URL(req.url ?? '/', 'http://host'), req, res);
    }
  });
  return host;
}

/** What of GitLab's API the reader asks, over Git repositories of a folder. */
export function startGitLab(directory: string): Promise<Host> {
  return startHost((url, _, res) => {
    const match =
      /^\/api\/v4\/projects\/acme%2F([^/]+)(?:\/repository\/(\w+))?$/.exec(
        url.pathname,
      );
    const repository = match && join(directory, match[1]);
    try {
      if (!repository) {
        throw new Error('There is no such project');
      }
      const head = String(runGit(repository, 'rev-parse', 'HEAD')).trim();
      if (match[2] === 'archive') {
        const args = ['archive', '--format=tar', `--prefix=x-${head}/`, head];
        res.end(gzipSync(runGit(repository, ...args)));
      } else {
        res.setHeader('content-type', 'application/json');
        res.end(
          JSON.stringify(
            match[2] === 'commits'
              ? [{ id: head }]
              : { default_branch: 'main' },
          ),
        );
      }
    } catch {
      res.writeHead(404).end();
    }
  });
}

/** A plain web server over a folder, with tags. */
export function startWebServer(directory: string): Promise<Host> {
  return startHost((url, req, res) => {
    try {
      const path = normalize(decodeURIComponent(url.pathname));
      const content = readFileSync(join(directory, path));
      const etag = `"${createHash('sha1').update(content).digest('hex')}"`;
      res.setHeader('etag', etag);
      if (req.headers['if-none-match'] === etag) {
        res.writeHead(304).end();
      } else {
        res.end(content);
      }
    } catch {
      res.writeHead(404).end();
    }
  });
}

export function gitLabConfig({ name }: Host): JsonObject {
  return {
    integrations: {
      gitlab: [
        {
          host: name,
          baseUrl: `http://${name}`,
          apiBaseUrl: `http://${name}/api/v4`,
        },
      ],
    },
  };
}

export function webServerConfig({ name }: Host): JsonObject {
  return { backend: { reading: { allow: [{ host: name }] } } };
}

/** The readers that a portal has with such a configuration. */
export function makeUrlReader(config: JsonObject): UrlReaderService {
  return UrlReaders.default({
    config: mockServices.rootConfig({ data: config }),
    logger: mockServices.logger.mock(),
  });
}
