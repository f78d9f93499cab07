import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { readJson, unlessMissing, writeWhole } from '../files';
import { holderFile } from '../layout';
import { parseStat } from '../proc/parse';

/** The replica that listens at a port that people know. */
interface Holder {
  pid: number;
  startTime: string;
}

/** Says that this process has opened a door. */
export async function noteHolder(home: string, port: number): Promise<void> {
  const startTime = (await startTimeOf(process.pid)) ?? '';
  const holder: Holder = { pid: process.pid, startTime };
  const file = holderFile(home, port);
  await mkdir(dirname(file), { recursive: true });
  await writeWhole(file, JSON.stringify(holder));
}

/** Says that this process is about to close it, unless another has it by now. */
export async function dropHolder(home: string, port: number): Promise<void> {
  const file = holderFile(home, port);
  if ((await readJson<Holder>(file))?.pid === process.pid) {
    await rm(file, { force: true });
  }
}

/** Whether a replica that lives has opened a door. */
export async function hasHolder(home: string, port: number): Promise<boolean> {
  const holder = await readJson<Holder>(holderFile(home, port));
  return (
    holder !== undefined && (await startTimeOf(holder.pid)) === holder.startTime
  );
}

async function startTimeOf(pid: number): Promise<string | undefined> {
  const text = await unlessMissing(readFile(`/proc/${pid}/stat`, 'utf8'));
  return text === undefined ? undefined : parseStat(text)?.startTime;
}
