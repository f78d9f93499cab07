import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { ResolveRequest } from '@groundwork/backstage-plugin-ownership-common';
import { imageOf, npmPackageOf, podOf } from '../../synthetic/identifiers';
import { Random } from '../../synthetic/random';

/** What people paste is this long, more or less. */
const PASTED_CHARACTERS = 5 * 1024;
const ALERTS = 20;

/** A question, and what has to be in its answer. */
export interface Question {
  request: ResolveRequest;
  /** One entity for each part: the first answer, or among the answers. */
  expected: string[];
}

/** Kinds of questions, by what is pasted. */
export const questionKinds = [
  'host',
  'url',
  'image',
  'pod',
  'sub-domain',
  'unknown name',
  'text',
  'stack trace',
  'alerts',
] as const;

/** A kind of question. */
export type QuestionKind = (typeof questionKinds)[number];

interface Piece {
  ref: string;
  name: string;
  system: string;
  host: string;
}

/** Asks about random components of a catalog. */
export function createQuestions(
  entities: readonly Entity[],
  random: Random,
): (kind: QuestionKind) => Question {
  const components = entities.filter(({ kind }) => kind === 'Component');
  const pick = (): Piece => {
    const entity = random.pick(components);
    const { name } = entity.metadata;
    return {
      ref: stringifyEntityRef(entity),
      name,
      system: String(entity.spec?.system),
      host: `${name}.acme.test`,
    };
  };
  const about = (piece: Piece, query: string): Question => ({
    request: { query },
    expected: [piece.ref],
  });
  return kind => {
    const piece = pick();
    const { name, system, host } = piece;
    switch (kind) {
      case 'host':
        return about(piece, host);
      case 'url':
        return about(piece, `https://runbooks.acme.test/${name}`);
      case 'image':
        return about(piece, imageOf(name, system));
      case 'pod':
        return about(piece, podOf(name));
      case 'sub-domain':
        return about(piece, `canary-${random.integer(1_000)}.${host}`);
      case 'unknown name':
        return { request: { query: misspelt(name) }, expected: [] };
      case 'text':
        return about(piece, textAbout(piece, pick, random));
      case 'stack trace':
        return about(piece, stackTraceIn(piece, pick, random));
      case 'alerts':
        return alertsAbout(Array.from({ length: ALERTS }, pick));
      default: {
        const unknown: never = kind;
        throw new Error(`There is no question of kind '${unknown}'`);
      }
    }
  };
}

/** A name that is nobody's, and like one: without a letter, with a tail. */
function misspelt(name: string): string {
  return `${name[0]}${name.slice(2)}x`;
}

/** A report of an incident: lines of logs, and people who talk about them. */
function textAbout(
  { name, host }: Piece,
  pick: () => Piece,
  random: Random,
): string {
  const hex = (length: number) =>
    Array.from({ length }, () => random.integer(16).toString(16)).join('');
  const lines: Array<(other: Piece) => string> = [
    other =>
      `2026-11-21T03:${12 + random.integer(40)}:44.120Z ERROR [${name}] ` +
      `upstream ${other.host}:443 timed out after ${random.integer(9_000)}ms ` +
      `trace_id=${hex(32)} span_id=${hex(16)} attempt=${random.integer(5)}`,
    () =>
      `03:${12 + random.integer(40)} mina: is anyone looking at ` +
      `https://grafana.acme.test/d/${name}? The errors began after the deploy.`,
    other =>
      `level=warn msg="retrying" service.name=${name} peer.service=acme.${
        other.name
      } http.status_code=503 duration_ms=${random.integer(3_000)}`,
    () =>
      `We rolled back twice, and the number of failed orders went down for a ` +
      `while, so it is probably not the release but what it talks to.`,
    () =>
      `GET https://${host}/v1/orders/${hex(8)} 502 ${random.integer(900)}ms`,
  ];
  return upTo(PASTED_CHARACTERS, index => lines[index % lines.length](pick()));
}

/** An error of Node.js that came through many packages of the company. */
function stackTraceIn(
  { name, host }: Piece,
  pick: () => Piece,
  random: Random,
): string {
  const line = () => `${1 + random.integer(400)}:${1 + random.integer(80)}`;
  const frames: Array<(other: Piece) => string> = [
    () => `    at async Quotes.fetch (/app/src/quotes/fetch.ts:${line()})`,
    other =>
      `    at async send (/app/node_modules/${npmPackageOf(
        other.name,
      )}/dist/index.js:${line()})`,
    () =>
      `    at process.processTicksAndRejections (node:internal/process:95:5)`,
    () =>
      `    at Layer.handle (/app/node_modules/express/lib/router/layer.js:${line()})`,
    () =>
      `    at async call (/app/node_modules/${npmPackageOf(
        name,
      )}/dist/client.js:${line()})`,
  ];
  return upTo(PASTED_CHARACTERS, index =>
    index === 0
      ? `Error: connect ECONNREFUSED ${host}:443 (service ${name})`
      : frames[index % frames.length](pick()),
  );
}

/** What Alertmanager posts to a webhook. */
function alertsAbout(pieces: Piece[]): Question {
  const payload: JsonObject = {
    version: '4',
    groupKey: '{}:{alertname="HighErrorRate"}',
    status: 'firing',
    receiver: 'portal',
    groupLabels: { alertname: 'HighErrorRate' },
    commonLabels: { alertname: 'HighErrorRate', severity: 'critical' },
    externalURL: 'https://alertmanager.acme.test',
    alerts: pieces.map(({ name, system, host }, index) => ({
      status: 'firing',
      labels: {
        alertname: 'HighErrorRate',
        cluster: 'eu-1',
        container: name,
        namespace: system,
        pod: podOf(name),
        prometheus: 'monitoring/k8s',
        service: name,
        severity: 'critical',
      },
      annotations: {
        summary: `${name} answers with errors`,
        description: `More than 5 % of the requests to ${host} fail since ten minutes.`,
        runbook_url: `https://runbooks.acme.test/${name}`,
      },
      startsAt: '2026-11-21T03:12:44.120Z',
      endsAt: '0001-01-01T00:00:00Z',
      generatorURL: `https://prometheus.acme.test/graph?g0.expr=rate%28errors%7Bservice%3D%22${name}%22%7D%5B5m%5D%29`,
      fingerprint: `${index}`.padStart(16, '0'),
    })),
  };
  return { request: { payload }, expected: pieces.map(({ ref }) => ref) };
}

function upTo(characters: number, lineAt: (index: number) => string): string {
  let text = '';
  for (let index = 0; text.length < characters; index++) {
    text += `${lineAt(index)}\n`;
  }
  return text.slice(0, characters);
}
