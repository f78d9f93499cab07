import { BenchmarkContext } from '../../benchmark';
import { ScratchDatabase } from '../../database/scratch';
import { createHttpClient } from '../../http/client';
import { RunningServer } from '../../server/server';
import { MaturityBackend } from './backend';
import { ReadCase } from './cases';
import { About } from './report';

/** What is measured, of what. */
export interface MaturityRun extends About {
  backend: MaturityBackend;
  plain: RunningServer;
  database: ScratchDatabase;
  context: BenchmarkContext;
}

/** @returns the answer to the first of its requests */
export async function askOnce<Answer>(
  server: RunningServer,
  { request }: Pick<ReadCase, 'request'>,
): Promise<Answer> {
  const client = createHttpClient({ ...server, connections: 1 });
  try {
    return await client.sendJson<Answer>(request(0));
  } finally {
    client.close();
  }
}
