import { locateFile } from '../../kinds/path';
import { Candidate } from '../types';
import {
  afterFolder,
  applicationFrame,
  libraryFrame,
  runtimeFrame,
} from './files';
import { FrameParser } from './types';

const PREFIX = 'File "';

/** The top folder or module of an installed package; mostly its name, too. */
function installedPackage(path: string): string | undefined {
  const installed =
    afterFolder(path, '/site-packages/') ??
    afterFolder(path, '/dist-packages/');
  const top = installed?.split('/')[0].replace(/\.py$/, '');
  return top === undefined ? undefined : `pkg:pypi/${top}`;
}

/** Folders that sources are in, whatever they are called. */
const ANY_FOLDER = /^(?:src|lib|app|apps|code|services|tests?|scripts)$/;

/** A top folder is a package, and mostly published under its name. */
function ownPackage(file: string): Candidate[] {
  const folders = locateFile(file)?.path.split('/').slice(0, -1) ?? [];
  const top = folders.find(folder => !ANY_FOLDER.test(folder));
  return top !== undefined && /^[a-z][a-z0-9_]+$/i.test(top)
    ? [{ kind: 'package', value: `pkg:pypi/${top}`, weight: 0.6 }]
    : [];
}

/**
 * Frames of Python: `File "/app/orders/api.py", line 42, in place`. The one
 * that failed is the last.
 */
export const parsePythonFrame: FrameParser = line => {
  if (!line.startsWith(PREFIX)) {
    return undefined;
  }
  const close = line.indexOf('"', PREFIX.length);
  if (close === -1 || !/^, line [0-9]/.test(line.slice(close + 1, close + 9))) {
    return undefined;
  }
  const file = line.slice(PREFIX.length, close).replaceAll('\\', '/');
  const purl = installedPackage(file);
  if (purl !== undefined) {
    return libraryFrame('python', purl);
  }
  const runtime = file.startsWith('<') || /\/lib\/python[0-9.]+\//i.test(file);
  return runtime
    ? runtimeFrame('python')
    : applicationFrame('python', file, ownPackage(file));
};
