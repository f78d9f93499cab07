import {
  afterFolder,
  applicationFrame,
  libraryFrame,
  runtimeFrame,
} from './files';
import { FrameParser } from './types';

/** `acme-money-1.2.0/lib/money.rb` → `gem:acme-money@1.2.0`. */
function gemOf(path: string): string | undefined {
  const installed = afterFolder(path, '/gems/');
  const folder = installed?.split('/')[0];
  if (folder === undefined) {
    return undefined;
  }
  const dash = folder.lastIndexOf('-');
  const versioned = dash > 0 && /^[0-9]/.test(folder.slice(dash + 1));
  return versioned
    ? `gem:${folder.slice(0, dash)}@${folder.slice(dash + 1)}`
    : `gem:${folder}`;
}

/** Where the position ends and the method begins: `:in 'place'`. */
function fileOf(line: string): string | undefined {
  const end = line.indexOf(':in ');
  const quote = line[end + 4];
  const framed = end !== -1 && (quote === "'" || quote === '`');
  const located = framed ? line.slice(0, end) : undefined;
  return located !== undefined && /:[0-9]+$/.test(located.slice(-12))
    ? located
    : undefined;
}

/** Frames of Ruby: `from /app/models/order.rb:42:in 'Order#place'`. */
export const parseRubyFrame: FrameParser = line => {
  const file = fileOf(line.replace(/^(?:from |\d+: from )/, ''));
  if (file === undefined || /\s/.test(file)) {
    return undefined;
  }
  const gem = gemOf(file);
  if (gem !== undefined) {
    return libraryFrame('ruby', gem);
  }
  return file.startsWith('<internal:') || file.includes('/lib/ruby/')
    ? runtimeFrame('ruby')
    : applicationFrame('ruby', file);
};
