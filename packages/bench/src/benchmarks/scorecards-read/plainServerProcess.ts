import { readFileSync } from 'node:fs';
import { readPlainSettings, servePlainly } from '../../server/servePlainly';
import { PlainAnswer } from './plainAnswers';

const { settings, ...server } = readPlainSettings<{ file: string }>();
const answers = new Map(
  (JSON.parse(readFileSync(settings.file, 'utf8')) as PlainAnswer[]).map(
    ({ key, json }) => [key, json],
  ),
);

servePlainly(server, ({ method, url, body }) =>
  answers.get(`${method} ${url.pathname}${url.search} ${body}`),
);
