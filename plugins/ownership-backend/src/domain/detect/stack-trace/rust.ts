import { Candidate } from '../types';
import {
  afterFolder,
  applicationFrame,
  libraryFrame,
  runtimeFrame,
} from './files';
import { Frame, FrameParser } from './types';

/** Crates of the language, and of the runtimes that nearly all build on. */
const COMMON = new Set([
  'std',
  'core',
  'alloc',
  'test',
  'tokio',
  'futures_util',
  'futures_core',
  'hyper',
  'tower',
  'axum',
  'actix_web',
  'actix_server',
  'rayon',
  'tracing',
  'backtrace',
  'anyhow',
]);

/** `tokio-1.38.0/src/…` below a folder of the registry → `cargo:tokio@1.38.0`. */
function crateOf(path: string): string | undefined {
  const registry = afterFolder(path, '/registry/src/');
  const folder = registry?.split('/')[1];
  const version = folder?.search(/-[0-9]/) ?? -1;
  return folder === undefined || version === -1
    ? undefined
    : `cargo:${folder.slice(0, version)}@${folder.slice(version + 1)}`;
}

function sourceFile(line: string | undefined): string | undefined {
  const file = line?.startsWith('at ') ? line.slice(3) : undefined;
  return file !== undefined && /\.rs(?::[0-9]+){0,2}$/.test(file)
    ? file
    : undefined;
}

/** `<acme_orders::Checkout as core::Pay>::pay` → `acme_orders::Checkout`. */
function implementor(name: string): string {
  return name.replace(/^<+/, '').split(/ as |>/)[0];
}

function moduleOf(name: string): string[] {
  const parts = implementor(name).split('::');
  const hash = /^h[0-9a-f]{16}$/.test(parts[parts.length - 1]) ? 1 : 0;
  const modules = parts.slice(0, parts.length - hash - 1);
  const isModule = (part: string) => /^[a-z_][a-z0-9_]*$/.test(part);
  const end = modules.findIndex(part => !isModule(part));
  return end === -1 ? modules : modules.slice(0, end);
}

function frameOf(name: string, file: string | undefined): Frame {
  const crate = file === undefined ? undefined : crateOf(file);
  if (crate !== undefined) {
    return libraryFrame('rust', crate);
  }
  const modules = moduleOf(name);
  const [top] = modules;
  const ofCompiler =
    file?.startsWith('/rustc/') || file?.includes('/library/std/');
  if (top === undefined || COMMON.has(top) || ofCompiler) {
    return runtimeFrame('rust');
  }
  const others: Candidate[] = [
    { kind: 'package', value: modules.join('::'), weight: 0.9 },
    { kind: 'package', value: `cargo:${top}`, weight: 0.9 },
  ];
  return applicationFrame('rust', file, others);
}

/** `thread 'main' panicked at src/main.rs:4:5:` */
function parsePanic(line: string): Frame | undefined {
  const at = line.startsWith('thread ') ? line.indexOf(' panicked at ') : -1;
  const place = line.slice(at + 13);
  const end = place.search(/\.rs:[0-9]/);
  const start = place.lastIndexOf(' ', end) + 1;
  return at === -1 || end === -1
    ? undefined
    : applicationFrame('rust', place.slice(start, end + 3));
}

/**
 * Frames of Rust take one line or two: the function, then where it is.
 * `3: acme_orders::checkout::pay` and `at ./src/checkout.rs:42:9`
 */
export const parseRustFrame: FrameParser = (line, next) => {
  const numbered = /^[0-9]{1,4}: +(?:0x[0-9a-f]+ - )?/.exec(line.slice(0, 40));
  if (numbered === null) {
    return parsePanic(line);
  }
  const name = line.slice(numbered[0].length);
  const file = sourceFile(next);
  const plausible =
    file !== undefined || name.startsWith('<') || /^[\w<>:$]+$/.test(name);
  const named = name.includes('::') || file !== undefined;
  return plausible && named
    ? { ...frameOf(name, file), lines: file === undefined ? 1 : 2 }
    : undefined;
};
