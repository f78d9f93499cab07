import { createHmac } from 'node:crypto';
import { HttpRequest } from '../../http/client';

/** What signs webhooks here. */
export const GITHUB_SECRET = 'a-secret-of-the-benchmark';
/** What sends CDEvents here. */
export const CDEVENTS_TOKEN = 'a-token-of-the-benchmark';

/** How many CDEvents there are in a batch. */
export const BATCH = 500;

const START = Date.UTC(2026, 0, 1);
const REPOSITORIES = 50;

/** GitHub's payloads have some 20 kB, of which we use a few hundred bytes. */
const FILLER = 'x'.repeat(10_000);

const at = (minutes: number) =>
  new Date(START + minutes * 60_000).toISOString();

/** A pull request that is merged, as GitHub tells of it; each is a subject of its own. */
export function webhook(round: number, index: number): HttpRequest {
  const name = `service-${index % REPOSITORIES}`;
  const number = round * 1_000_000 + index + 1;
  const payload = Buffer.from(
    JSON.stringify({
      action: 'closed',
      number,
      pull_request: {
        number,
        title: `Change ${number}`,
        body: FILLER,
        draft: false,
        merged: true,
        user: { id: index % 97, login: `dev-${index % 97}`, type: 'User' },
        created_at: at(index),
        updated_at: at(index + 60),
        closed_at: at(index + 60),
        merged_at: at(index + 60),
        merge_commit_sha: shaOf(`merge ${round} ${index}`),
        head: { ref: `change-${number}`, sha: shaOf(`head ${round} ${index}`) },
        base: { ref: 'main', sha: shaOf('base') },
        additions: 10,
        deletions: 3,
        changed_files: 2,
        labels: [],
      },
      repository: {
        id: index % REPOSITORIES,
        name,
        full_name: `bench/${name}`,
        html_url: `https://github.test/bench/${name}`,
        default_branch: 'main',
      },
      sender: { id: 1, login: 'bench', type: 'User' },
    }),
  );
  const signature = createHmac('sha256', GITHUB_SECRET)
    .update(payload)
    .digest('hex');
  return {
    method: 'POST',
    path: '/api/delivery/ingest/github',
    payload,
    headers: {
      'x-github-event': 'pull_request',
      'x-github-delivery': `${round}-${index}`,
      'x-hub-signature-256': `sha256=${signature}`,
    },
  };
}

/** A batch of deployments of services, as CDEvents. */
export function batch(round: number, index: number): HttpRequest {
  const source = `https://ci.bench.test/${round}`;
  const type = 'dev.cdevents.service.deployed.0.3.0';
  const events = Array.from({ length: BATCH }, (_, position) => {
    const n = index * BATCH + position;
    const id = `${round}-${n}`;
    return {
      specversion: '1.0',
      id,
      source,
      type,
      datacontenttype: 'application/json',
      data: {
        context: {
          specversion: '0.5.1',
          id,
          source,
          type,
          timestamp: at(n),
        },
        subject: {
          id: `service-${n % REPOSITORIES}`,
          source,
          content: {
            environment: { id: 'production', source },
            artifactId: `pkg:generic/service@${shaOf(
              id,
            )}?vcs_url=git%2Bhttps:%2F%2Fgithub.test%2Fbench%2Fservice-${
              n % REPOSITORIES
            }.git%40${shaOf(id)}`,
          },
        },
      },
    };
  });
  return {
    method: 'POST',
    path: '/api/delivery/ingest/cdevents',
    payload: Buffer.from(JSON.stringify(events)),
    headers: {
      'content-type': 'application/cloudevents-batch+json',
      authorization: `Bearer ${CDEVENTS_TOKEN}`,
    },
  };
}

function shaOf(text: string): string {
  return createHmac('sha1', 'sha').update(text).digest('hex');
}
