// Prints a document to PDF with Chromium.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { installedChromium } from './chromium.mjs';
import { Failure } from './command.mjs';

const PATIENCE_MS = 60_000;
const run = promisify(execFile);

/** The Chromium that prints; fails where there is none. */
export function requireChromium({ env, root, exists = existsSync }) {
  const given = env.GROUNDWORK_CHROMIUM;
  if (given) {
    if (exists(given)) return given;
    throw new Failure(
      `GROUNDWORK_CHROMIUM is '${given}', and there is no such file`,
    );
  }
  const found = installedChromium({ env, root, exists });
  if (found) return found;
  throw new Failure(
    'a PDF takes Chromium or Chrome, and there is none here; install one, say where one is with GROUNDWORK_CHROMIUM, or write an .html and print that',
  );
}

/**
 * @param {string} document - HTML that needs nothing from elsewhere
 * @param {object} options
 * @param {string} options.chromium - path of the program
 * @param {string} options.folder - to work in, whoever made it removes it
 * @param {'A4' | 'letter'} options.paper
 * @returns {Promise<Buffer>} the PDF
 */
export async function printToPdf(document, { chromium, folder, paper }) {
  const [page, pdf] = [join(folder, 'page.html'), join(folder, 'page.pdf')];
  await writeFile(page, onPaper(document, paper));
  try {
    await run(
      chromium,
      [
        '--headless',
        '--disable-gpu',
        '--no-first-run',
        '--no-pdf-header-footer',
        // Chromium does not sandbox for root, and refuses to go on
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        `--user-data-dir=${join(folder, 'profile')}`,
        `--print-to-pdf=${pdf}`,
        pathToFileURL(page).href,
      ],
      { timeout: PATIENCE_MS, killSignal: 'SIGKILL' },
    );
    return await readFile(pdf);
  } catch (cause) {
    throw new Failure(`${chromium} has made no PDF: ${whyNot(cause)}`, {
      cause,
    });
  }
}

/** The document does not say which paper, so that browsers let people choose. */
function onPaper(document, paper) {
  return document.replace(
    '</head>',
    `<style>@page { size: ${paper}; }</style></head>`,
  );
}

function whyNot({ killed, code, stderr, message }) {
  if (killed) return `it had not ended after ${PATIENCE_MS / 1000} s`;
  if (code === 'ENOENT') return 'it wrote none';
  return stderr?.trim().split('\n').at(-1) || message;
}
