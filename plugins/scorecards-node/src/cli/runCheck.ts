import { InputError } from '@backstage/errors';
import { writeFile } from 'fs/promises';
import { resolve } from 'path';
import { version } from '../../package.json';
import { createExpressionCompiler } from '../engine/cel';
import { type LoadedScorecards, loadScorecards } from '../engine/definition';
import type { ExpressionCompiler, FactDeclaration } from '../engine/types';
import { CommandError } from './CommandError';
import { findDeclarations } from './declarations';
import { evaluateEntities } from './evaluateEntities';
import { readFactFile } from './factFile';
import { formatJson } from './formats/json';
import { formatJunit } from './formats/junit';
import { formatSarif } from './formats/sarif';
import { createPainter, plain } from './formats/terminal';
import { formatText } from './formats/text';
import { type CommandIo, EXIT_CODES, type ExitCode } from './io';
import { type CheckOptions, HELP, readOptions } from './options';
import { readTextFile } from './readFile';
import { type CheckReport, exitCodeOf } from './report';
import {
  exitCodeOfBacktests,
  formatBacktests,
  runBacktests,
} from './runBacktest';

/**
 * Runs the command.
 *
 * @param args - what follows the command's name
 * @returns what the process is to end with
 */
export async function runCheck(
  args: string[],
  io: CommandIo,
): Promise<ExitCode> {
  try {
    const options = readOptions(args);
    if (!options) {
      io.stdout.write(HELP);
      return EXIT_CODES.passed;
    }
    return await check(options, io);
  } catch (error) {
    if (error instanceof CommandError) {
      io.stderr.write(`check: ${error.message}\n`);
      return EXIT_CODES.usage;
    }
    throw error;
  }
}

async function check(options: CheckOptions, io: CommandIo): Promise<ExitCode> {
  const compiler = createCompiler(await findDeclarations(options, io));
  const files: LoadedScorecards[] = [];
  for (const file of options.files) {
    const text = await readTextFile(io.cwd, file);
    files.push(loadScorecards(text, { location: file, compiler }));
  }
  const report = await createReport(files, { options, io, compiler });
  const exitCode = exitCodeOf(report);
  const { backtest, portal } = options;
  if (backtest && portal && exitCode === EXIT_CODES.passed) {
    return await printBacktests(files, { ...backtest, portal, options, io });
  }
  await print(format(report, options, io), options, io, () =>
    formatText(report, createPainter(io)),
  );
  return exitCode;
}

function createCompiler(facts: FactDeclaration[]): ExpressionCompiler {
  try {
    return createExpressionCompiler(facts);
  } catch (error) {
    if (error instanceof InputError) {
      throw new CommandError(error.message, { cause: error });
    }
    throw error;
  }
}

async function createReport(
  files: LoadedScorecards[],
  {
    options: { factsFile, level, at },
    io,
    compiler,
  }: { options: CheckOptions; io: CommandIo; compiler: ExpressionCompiler },
): Promise<CheckReport> {
  const now = at ?? io.now().getTime();
  if (factsFile === undefined) {
    return { at: now, files };
  }
  const { cwd } = io;
  const entities = await readFactFile(factsFile, { cwd, compiler, now });
  const outcomes = evaluateEntities(entities, files, { compiler, now, level });
  return { at: now, files, outcomes };
}

function format(
  report: CheckReport,
  options: CheckOptions,
  io: CommandIo,
): string {
  switch (options.format) {
    case 'text':
      return formatText(report, options.outputFile ? plain : createPainter(io));
    case 'json':
      return formatJson(report);
    case 'junit':
      return formatJunit(report);
    case 'sarif':
      return formatSarif(report, { cwd: io.cwd, version });
    default:
      throw new TypeError(`Unknown format ${options.format satisfies never}`);
  }
}

async function printBacktests(
  files: readonly LoadedScorecards[],
  {
    weeks,
    portal,
    options,
    io,
  }: {
    weeks: number;
    portal: NonNullable<CheckOptions['portal']>;
    options: CheckOptions;
    io: CommandIo;
  },
): Promise<ExitCode> {
  const backtests = await runBacktests(files, portal, { weeks, io });
  const toText = () => formatBacktests(backtests, createPainter(io), weeks);
  const text =
    options.format === 'json'
      ? `${JSON.stringify(backtests, undefined, 2)}\n`
      : toText();
  await print(text, options, io, toText);
  return exitCodeOfBacktests(backtests);
}

/** Writes to where the caller wants it; people see what came out in any case. */
async function print(
  text: string,
  { outputFile }: CheckOptions,
  { cwd, stdout }: CommandIo,
  forPeople: () => string,
): Promise<void> {
  if (outputFile === undefined) {
    stdout.write(text);
    return;
  }
  try {
    await writeFile(resolve(cwd, outputFile), text);
  } catch (error) {
    throw new CommandError(
      `cannot write ${outputFile}: ${(error as NodeJS.ErrnoException).code}`,
      { cause: error },
    );
  }
  stdout.write(forPeople());
}
