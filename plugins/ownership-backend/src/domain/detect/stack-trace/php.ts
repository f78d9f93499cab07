import { Candidate } from '../types';
import {
  afterFolder,
  applicationFrame,
  libraryFrame,
  runtimeFrame,
} from './files';
import { Frame, FrameParser } from './types';

/** `acme/money/src/Cents.php` → `composer:acme/money`. */
function installedPackage(path: string): string | undefined {
  const installed = afterFolder(path, '/vendor/');
  const [vendor, name] = installed?.split('/') ?? [];
  return name === undefined ? undefined : `composer:${vendor}/${name}`;
}

/** The namespace of `Acme\Orders\Checkout->pay()`. */
function namespaceOf(call: string): Candidate[] {
  const name = call.trim().split(/->|::|\(/)[0];
  const end = name.lastIndexOf('\\');
  return end > 0
    ? [{ kind: 'package', value: name.slice(0, end), weight: 0.9 }]
    : [];
}

function frameOf(file: string, call: string): Frame {
  const purl = installedPackage(file);
  return purl === undefined
    ? applicationFrame('php', file, namespaceOf(call))
    : libraryFrame('php', purl);
}

/** `#0 /var/www/html/src/Checkout.php(42): Acme\Checkout->pay()` */
function parseNumbered(line: string): Frame | undefined {
  const rest = line.replace(/^#[0-9]+ +/, '');
  if (rest === line) {
    return undefined;
  }
  if (rest.startsWith('[internal function]') || rest === '{main}') {
    return runtimeFrame('php');
  }
  const open = rest.indexOf('.php(');
  const close = rest.indexOf(')', open);
  const numbered = open !== -1 && /^[0-9]+$/.test(rest.slice(open + 5, close));
  return numbered
    ? frameOf(rest.slice(0, open + 4), rest.slice(close + 2))
    : undefined;
}

/** `… in /var/www/html/src/Checkout.php:42` or `… on line 42`. */
function parseThrown(line: string): Frame | undefined {
  const end = line.lastIndexOf('.php');
  const start = line.lastIndexOf(' in ', end);
  const position = line.slice(end + 4);
  const located =
    end !== -1 &&
    (start !== -1 || line.startsWith('in ')) &&
    /^(?::[0-9]+| on line [0-9]+)/.test(position);
  return located
    ? frameOf(line.slice(start === -1 ? 3 : start + 4, end + 4), '')
    : undefined;
}

/** Frames of PHP. */
export const parsePhpFrame: FrameParser = line =>
  line.startsWith('#') ? parseNumbered(line) : parseThrown(line);
