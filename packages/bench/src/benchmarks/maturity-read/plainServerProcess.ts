import createKnex from 'knex';
import { readPlainSettings, servePlainly } from '../../server/servePlainly';
import { answerPlainly } from './plainAnswers';
import { PlainSettings } from './settings';

const { settings, ...server } = readPlainSettings<PlainSettings>();
const knex = createKnex(settings.database);

servePlainly(server, async ({ url }) => {
  const answer = await answerPlainly(knex, url, new Date());
  return answer === undefined ? undefined : JSON.stringify(answer);
});
