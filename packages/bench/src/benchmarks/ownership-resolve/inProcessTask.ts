import { join } from 'node:path';
import { JsonObject } from '@backstage/types';
import { OwnershipReplica } from '@groundwork/backstage-plugin-ownership-backend/testUtils';
import { runLoad } from '../../http/load';
import { startCpuClock } from '../../measure/cpu';
import { interleave } from '../../measure/interleave';
import { Distribution, summarise } from '../../measure/statistics';
import { runTask } from '../../process/nodeTask';
import { createOwnershipCatalog } from '../../synthetic/ownershipCatalog';
import { createRandom } from '../../synthetic/random';
import { createEntityStream, NOBODY } from '../../synthetic/stream';
import { openOwnership, OWNERSHIP_FIELDS } from '../ownership/harness';
import {
  PlainAnswer,
  PlainIndex,
  plainKey,
  plainParents,
  plainWorkload,
} from '../ownership/plainIndex';
import { PlainTable } from '../ownership/plainTable';
import { checkAnswer, checkPlainAnswer } from '../ownership/checks';
import {
  createQuestions,
  Question,
  QuestionKind,
  questionKinds,
} from '../ownership/questions';

/** What the process is told. */
export interface InProcessSettings {
  /** A directory for a SQLite database. */
  directory: string;
  size: number;
  seed: number;
  repeat: number;
}

/** What it found out about one kind of question. */
export interface InProcessResult {
  kind: QuestionKind;
  measured: Distribution;
  /** How long processors were busy with an answer, in the best round. */
  cpuMs: number;
  plain: Distribution;
}

/** What it found out. */
export interface InProcessResults {
  size: { entities: number; identifiers: number; keys: number };
  /** Until the first unknown name was answered, right after the start. */
  firstUnknownMs: number;
  results: InProcessResult[];
}

const DISTINCT = 500;
const WARM_UP = 300;

/** How often each question is asked in a round; the long ones less often. */
const CALLS: Record<QuestionKind, number> = {
  host: 4_000,
  url: 4_000,
  image: 4_000,
  pod: 4_000,
  'sub-domain': 4_000,
  'unknown name': 600,
  text: 600,
  'stack trace': 600,
  alerts: 300,
};

/** Comparing with every name takes long, and always the same. */
const PLAIN_SCANS = 30;

runTask(measure);

async function measure(settings: InProcessSettings): Promise<InProcessResults> {
  const { directory, size, seed, repeat } = settings;
  const database: JsonObject = {
    client: 'better-sqlite3',
    connection: { directory },
  };
  const ownership = await openOwnership({ database });
  const ask = await fill(ownership.harness, { size, seed });
  const replica = await ownership.harness.startReplica();
  const start = performance.now();
  await replica.resolve(ask('unknown name').request);
  const firstUnknownMs = performance.now() - start;

  const index = await PlainIndex.load(ownership.knex);
  const table = new PlainTable(join(directory, 'ownership.sqlite'), index);
  const results: InProcessResult[] = [];
  for (const kind of questionKinds) {
    const questions = Array.from({ length: DISTINCT }, () => ask(kind));
    const plain = (question: Question) =>
      answerPlainly(kind, question, { index, table });
    await check(questions, replica, plain);
    results.push(await compare(kind, { questions, replica, plain, repeat }));
  }
  return { size: replica.size, firstUnknownMs, results };
}

/** Reads the catalog into the database, and keeps nothing of it. */
async function fill(
  harness: Awaited<ReturnType<typeof openOwnership>>['harness'],
  options: { size: number; seed: number },
): Promise<(kind: QuestionKind) => Question> {
  const entities = createOwnershipCatalog(options);
  await harness.refreshCatalog(
    createEntityStream(entities, OWNERSHIP_FIELDS),
    NOBODY,
  );
  return createQuestions(entities, createRandom(options.seed, 'questions'));
}

/** An answer that is not right would make its time worthless. */
async function check(
  questions: Question[],
  replica: OwnershipReplica,
  plain: (question: Question) => PlainAnswer[],
): Promise<void> {
  for (const question of questions.slice(0, 20)) {
    checkAnswer(question, await replica.resolve(question.request));
    checkPlainAnswer(question, plain(question));
  }
}

async function compare(
  kind: QuestionKind,
  context: {
    questions: Question[];
    replica: OwnershipReplica;
    plain: (question: Question) => PlainAnswer[];
    repeat: number;
  },
): Promise<InProcessResult> {
  const { questions, replica, plain, repeat } = context;
  const load = {
    concurrency: 1,
    now: () => performance.now(),
  };
  const questionAt = (position: number) =>
    questions[position % questions.length];
  const askMeasured = (position: number) =>
    replica.resolve(questionAt(position).request);
  const askPlain = async (position: number) => plain(questionAt(position));
  const round =
    (call: (position: number) => Promise<unknown>, count: number) =>
    async () => {
      await runLoad({ ...load, call, count: Math.min(WARM_UP, count) });
      const cpu = startCpuClock();
      const { latencies } = await runLoad({ ...load, call, count });
      return { latencies, cpuMs: cpu() / latencies.length };
    };
  const [measured, plainly] = await interleave(repeat, [
    round(askMeasured, CALLS[kind]),
    round(askPlain, kind === 'unknown name' ? PLAIN_SCANS : CALLS[kind]),
  ]);
  const all = (loads: typeof measured) =>
    summarise(loads.flatMap(({ latencies }) => latencies));
  return {
    kind,
    measured: all(measured),
    cpuMs: Math.min(...measured.map(({ cpuMs }) => cpuMs)),
    plain: all(plainly),
  };
}

/** The plainest code that answers the question, by kind. */
function answerPlainly(
  kind: QuestionKind,
  { request }: Question,
  { index, table }: { index: PlainIndex; table: PlainTable },
): PlainAnswer[] {
  const query = request.query ?? '';
  switch (kind) {
    case 'host':
    case 'url':
    case 'image':
      return table.find(plainKey(query));
    case 'pod':
      return table.find(plainWorkload(query));
    case 'sub-domain':
      return (
        plainParents(query)
          .map(host => table.find(host))
          .find(answers => answers.length > 0) ?? []
      );
    case 'unknown name':
      return index.findSimilar(query);
    case 'text':
    case 'stack trace':
      return index.findInText(query);
    case 'alerts': {
      const { alerts } = request.payload as { alerts: JsonObject[] };
      return alerts.flatMap(alert =>
        index.findInText(Object.values(alert.labels as object).join(' ')),
      );
    }
    default: {
      const unknown: never = kind;
      throw new Error(`There is no question of kind '${unknown}'`);
    }
  }
}
