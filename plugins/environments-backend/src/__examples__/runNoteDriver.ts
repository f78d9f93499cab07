import { runDriverProcess } from '@groundwork/backstage-plugin-environments-node/testing';
import { NoteDriver } from './NoteDriver';

runDriverProcess(directory => new NoteDriver(`${directory}`)).catch(error => {
  process.stderr.write(`${error}\n`);
  process.exitCode = 1;
});
