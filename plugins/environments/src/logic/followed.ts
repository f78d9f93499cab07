import {
  EnvironmentDetail,
  LogLine,
} from '@groundwork/backstage-plugin-environments-common';

/** A line of the log of one of the operations. */
export type FollowedLine = LogLine & { operationId: string };

/** What a server says of an environment. */
export type FollowedEvent =
  | { event: 'environment'; data: EnvironmentDetail }
  | { event: 'log'; data: FollowedLine }
  | { event: 'service'; data: { resource: string; lines: string[] } };

/** A line that a service has printed. */
export interface OutputLine {
  key: string;
  resource: string;
  text: string;
}

/** What is known of an environment that is followed. */
export interface Followed {
  environment?: EnvironmentDetail;
  log: FollowedLine[];
  output: OutputLine[];
  /** How many lines of output there have been. */
  printed: number;
  /** Whether lines were left out, because there are more than are kept. */
  isCut: boolean;
}

/** More lines than one reads, and as many as a browser shows at ease. */
export const MAX_LINES = 2_000;

export const NOTHING_FOLLOWED: Followed = {
  log: [],
  output: [],
  printed: 0,
  isCut: false,
};

/** What is known after some events; told twice changes nothing. */
export function withEvents(
  before: Followed,
  events: FollowedEvent[],
): Followed {
  const told = new Set(
    before.log.map(({ operationId, seq }) => `${operationId} ${seq}`),
  );
  const log = [...before.log];
  const output = [...before.output];
  let { environment, printed } = before;
  for (const { event, data } of events) {
    if (event === 'environment') {
      environment = data;
    } else if (event === 'service') {
      for (const text of data.lines) {
        printed += 1;
        output.push({ key: `${printed}`, resource: data.resource, text });
      }
    } else if (!told.has(`${data.operationId} ${data.seq}`)) {
      told.add(`${data.operationId} ${data.seq}`);
      log.push(data);
    }
  }
  return {
    environment,
    log: log.slice(-MAX_LINES),
    output: output.slice(-MAX_LINES),
    printed,
    isCut: before.isCut || log.length > MAX_LINES || output.length > MAX_LINES,
  };
}
