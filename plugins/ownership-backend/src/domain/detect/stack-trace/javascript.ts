import { Candidate } from '../types';
import { urlCandidates } from '../url';
import {
  afterFolder,
  applicationFrame,
  libraryFrame,
  runtimeFrame,
  splitPosition,
} from './files';
import { Frame, FrameParser } from './types';

/** `@acme/money/dist/index.js` → `pkg:npm/%40acme/money`. */
function installedPackage(path: string): string | undefined {
  const installed = afterFolder(path, '/node_modules/');
  if (installed === undefined) {
    return undefined;
  }
  const [first, second] = installed.split('/');
  const name = first.startsWith('@') ? `${first}/${second}` : first;
  return `npm:${name}`;
}

function isRuntime(location: string): boolean {
  return (
    /^(?:node:|internal\/|native|<anonymous>|evalmachine|chrome-extension:|moz-extension:)/.test(
      location,
    ) || location === '[native code]'
  );
}

/** Code in a browser is known by the address that it was loaded from. */
function fromBrowser(url: string): Frame {
  const candidates: Candidate[] = urlCandidates(url).map(candidate => ({
    ...candidate,
    detector: undefined,
  }));
  return {
    language: 'javascript',
    origin: 'application',
    candidates,
    lines: 1,
  };
}

function frameAt(location: string): Frame | undefined {
  if (isRuntime(location)) {
    return runtimeFrame('javascript');
  }
  const { file, numbered } = splitPosition(location);
  if (!numbered || file.endsWith('.rs') || !/[/\\]|\.[a-z]+$/i.test(file)) {
    return undefined;
  }
  const path = file.replaceAll('\\', '/');
  const purl = installedPackage(path);
  if (purl !== undefined) {
    return libraryFrame('javascript', purl);
  }
  return /^https?:\/\//.test(file)
    ? fromBrowser(file)
    : applicationFrame('javascript', file);
}

/** `at place (/app/src/app.ts:42:7)` and `at /app/src/app.ts:42:7`. */
function parseV8(line: string): Frame | undefined {
  const rest = line.slice(3).replace(/^async /, '');
  if (!rest.endsWith(')')) {
    return rest.includes(' ') ? undefined : frameAt(rest);
  }
  const open = rest.lastIndexOf(' (');
  return open === -1 ? undefined : frameAt(rest.slice(open + 2, -1));
}

/** `place@https://www.acme.test/app.js:42:7`, of Firefox and Safari. */
function parseGecko(line: string): Frame | undefined {
  const at = line.indexOf('@');
  const location = line.slice(at + 1);
  const plausible =
    at !== -1 &&
    !/\s/.test(line) &&
    (location === '[native code]' ||
      /^(?:https?|file|webpack|webpack-internal|moz-extension):\/\//.test(
        location,
      ));
  return plausible ? frameAt(location) : undefined;
}

/** Frames of Node.js and of browsers, for JavaScript and TypeScript. */
export const parseJavaScriptFrame: FrameParser = line =>
  line.startsWith('at ') ? parseV8(line) : parseGecko(line);
