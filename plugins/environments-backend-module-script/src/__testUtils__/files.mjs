// A program as the README describes: keeps a file for each resource in DIRECTORY.
import { createHash, randomBytes } from 'node:crypto';
import {
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const directory = process.env.DIRECTORY;
const request = JSON.parse(await text(process.stdin));
const { action, environment, desired, state, opKey, externalId } = request;

const fileOf = key => `${createHash('sha256').update(key).digest('hex')}.json`;
const read = file =>
  file && existsSync(join(directory, file))
    ? JSON.parse(readFileSync(join(directory, file), 'utf8'))
    : undefined;
const write = (file, content) =>
  writeFileSync(join(directory, file), JSON.stringify(content));
const answer = value => process.stdout.write(`${JSON.stringify(value)}\n`);

const file = externalId ?? state?.file ?? (opKey && fileOf(opKey));
const found = read(file);

function done(content) {
  write(file, content);
  answer({
    kind: 'done',
    state: { file },
    outputs: { file },
    secrets: { password: content.password },
    externalId: file,
  });
}

switch (action) {
  case 'plan':
    if (!desired) {
      answer({ action: 'destroy', changes: found ? [`- ${file}`] : [] });
    } else if (!found) {
      answer({ action: 'create', changes: [`+ '${desired.with.text}'`] });
    } else if (found.text === desired.with.text) {
      answer({ action: 'unchanged', changes: [] });
    } else {
      answer({ action: 'update', changes: [`~ '${desired.with.text}'`] });
    }
    break;
  case 'apply':
  case 'resume':
    process.stderr.write(`Writing ${file} with ${desired.with.token}\n`);
    done({
      environmentId: environment.id,
      resource: desired.resource,
      text: desired.with.text,
      token: desired.with.token,
      password: found?.password ?? randomBytes(12).toString('base64url'),
    });
    break;
  case 'pause':
    done({ ...found, isPaused: true });
    break;
  case 'observe':
    if (!found) {
      answer({ status: 'absent' });
    } else {
      const drift = `The text is '${found.text}'`;
      answer({
        status: found.isPaused ? 'paused' : 'ready',
        ...(found.text === desired.with.text ? {} : { drift }),
      });
    }
    break;
  case 'destroy':
    if (file) {
      rmSync(join(directory, file), { force: true });
    }
    answer({ kind: 'done', state: {} });
    break;
  case 'inventory':
    for (const name of readdirSync(directory)) {
      const { environmentId, resource } = read(name);
      answer({
        externalId: name,
        description: `File ${name}`,
        environmentId,
        resource,
      });
    }
    break;
  default:
    process.stderr.write(`There is no action ${action}\n`);
    process.exit(1);
}
