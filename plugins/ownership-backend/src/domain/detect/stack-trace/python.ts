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
  return runtime ? runtimeFrame('python') : applicationFrame('python', file);
};
