import {
  afterFolder,
  applicationFrame,
  libraryFrame,
  runtimeFrame,
} from './files';
import { Frame, FrameParser } from './types';

/** First parts of the import paths of the standard library. */
const STANDARD = new Set(
  `archive bufio bytes cmp compress container context crypto database debug
  embed encoding errors expvar flag fmt go hash html image index internal io
  iter log maps math mime net os path plugin reflect regexp runtime slices sort
  strconv strings structs sync syscall testing text time unicode unique unsafe
  weak`.split(/\s+/),
);

/** `/app/store.go:42 +0x1d`, without the offset. */
function sourceFile(line: string | undefined): string | undefined {
  const file = line?.split(' +0x')[0];
  return file !== undefined && /\.(?:go|s):[0-9]+$/.test(file)
    ? file
    : undefined;
}

/**
 * The import path in `github.com/acme/orders/store.(*Store).Get(0xc000…)`:
 * all up to the first dot after the last slash.
 */
function importPath(call: string): string | undefined {
  const name = call.replace(/^created by /, '').split(' in goroutine')[0];
  const open = name.indexOf('(', name.lastIndexOf('/') + 1);
  const qualified = open === -1 ? name : name.slice(0, open);
  const dot = qualified.indexOf('.', qualified.lastIndexOf('/') + 1);
  const valid = dot > 0 && !/[\s"'=,;]/.test(qualified);
  // Dots in the last part of an import path are escaped.
  return valid ? qualified.slice(0, dot).replaceAll('%2e', '.') : undefined;
}

/** `github.com/acme/money@v1.2.3/cents.go`, from the cache of modules. */
function cachedModule(file: string): string | undefined {
  const cached =
    afterFolder(file, '/pkg/mod/') ?? (file.includes('@v') ? file : undefined);
  const at = cached?.indexOf('@') ?? -1;
  if (cached === undefined || at === -1) {
    return undefined;
  }
  const slash = cached.indexOf('/', at);
  return `golang:${slash === -1 ? cached : cached.slice(0, slash)}`;
}

function isStandard(path: string | undefined, file: string): boolean {
  if (path !== undefined) {
    return STANDARD.has(path.split('/')[0]);
  }
  // `/usr/local/go/src/net/…`; below `/go/src/` alone is one's own code.
  const installed = /^.+\/(?:go|go-?[0-9.]+|libexec|x64)\/src\/([a-z]+)\//i;
  const top = installed.exec(file)?.[1];
  return top !== undefined && STANDARD.has(top);
}

function frameOf(path: string | undefined, file: string): Frame {
  const module = cachedModule(file);
  if (module !== undefined) {
    return libraryFrame('go', module);
  }
  const inLibrary = afterFolder(file, '/vendor/');
  if (inLibrary !== undefined) {
    return libraryFrame('go', path && `golang:${path}`);
  }
  if (isStandard(path, file)) {
    return runtimeFrame('go');
  }
  const hasModule = path !== undefined && path.split('/')[0].includes('.');
  return applicationFrame(
    'go',
    file,
    hasModule
      ? [{ kind: 'package', value: `golang:${path}`, weight: 0.9 }]
      : [],
  );
}

/**
 * Frames of Go take two lines: the call, then where it is. A crash log that
 * lost its calls is read by its files alone.
 */
export const parseGoFrame: FrameParser = (line, next) => {
  const own = sourceFile(line);
  if (own !== undefined && !/\s/.test(own)) {
    return frameOf(undefined, own);
  }
  const file = line.includes('.') ? sourceFile(next) : undefined;
  const path = file === undefined ? undefined : importPath(line);
  return file === undefined || path === undefined
    ? undefined
    : { ...frameOf(path, file), lines: 2 };
};
