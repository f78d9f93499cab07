import { useCallback, useEffect, useMemo, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { ResolveResponse } from '@groundwork/backstage-plugin-ownership-common';
import { ownershipApiRef } from '../api';
import { byteLength, MAX_BYTES, Question, requestOf } from '../lookup/question';

/** An answer, with what was asked. */
export interface Answered {
  question: Question;
  response: ResolveResponse;
}

/** What there is to show of a look-up. */
export type LookupState =
  | { status: 'idle' }
  /** The answer before stays until there is another. */
  | { status: 'loading'; question: Question; previous?: Answered }
  | ({ status: 'ready' } & Answered)
  | { status: 'failed'; question: Question; error: Error }
  | { status: 'too-large'; bytes: number };

/** A look-up, and what can be done to it. */
export interface Lookup {
  text: string;
  day?: string;
  state: LookupState;
  /** Asks once the typing pauses. */
  type(text: string): void;
  /** Asks at once. */
  ask(question: Question): void;
  /** Asks what is there now, at once. */
  submit(): void;
  setDay(day: string | undefined): void;
}

const PAUSE_MS = 150;

interface Draft extends Question {
  pauseMs: number;
  attempt: number;
}

/** The answer that is there, be it to the question before. */
export function shownAnswer(state: LookupState): Answered | undefined {
  switch (state.status) {
    case 'ready':
      return state;
    case 'loading':
      return state.previous;
    default:
      return undefined;
  }
}

/** Asks the backend for the draft; an answer to an older one is dropped. */
function useAnswer(draft: Draft): LookupState {
  const api = useApi(ownershipApiRef);
  const [state, setState] = useState<LookupState>({ status: 'idle' });
  const { day, pauseMs, attempt } = draft;
  const text = draft.text.trim();

  useEffect(() => {
    if (!text) {
      setState({ status: 'idle' });
      return undefined;
    }
    const bytes = byteLength(text);
    if (bytes > MAX_BYTES) {
      setState({ status: 'too-large', bytes });
      return undefined;
    }
    const question = { text, day };
    const abort = new AbortController();
    const { signal } = abort;
    setState(before => ({
      status: 'loading',
      question,
      previous: shownAnswer(before),
    }));
    const resolve = async () => {
      try {
        const response = await api.resolve(requestOf(question), { signal });
        if (!signal.aborted) {
          setState({ status: 'ready', question, response });
        }
      } catch (error) {
        if (!signal.aborted) {
          setState({ status: 'failed', question, error: error as Error });
        }
      }
    };
    const timer = setTimeout(resolve, pauseMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [api, text, day, pauseMs, attempt]);

  return state;
}

/** Looks up who owns what is typed or pasted. */
export function useLookup(initial: Question): Lookup {
  const [draft, setDraft] = useState<Draft>({
    ...initial,
    pauseMs: 0,
    attempt: 0,
  });
  const state = useAnswer(draft);

  const type = useCallback(
    (text: string) =>
      setDraft(before => ({ ...before, text, pauseMs: PAUSE_MS })),
    [],
  );
  const ask = useCallback(
    (question: Question) =>
      setDraft(before => ({ ...before, ...question, pauseMs: 0 })),
    [],
  );
  const submit = useCallback(
    () =>
      setDraft(before => ({
        ...before,
        pauseMs: 0,
        attempt: before.attempt + 1,
      })),
    [],
  );
  const setDay = useCallback(
    (day: string | undefined) =>
      setDraft(before => ({ ...before, day, pauseMs: 0 })),
    [],
  );
  const { text, day } = draft;
  return useMemo(
    () => ({ text, day, state, type, ask, submit, setDay }),
    [text, day, state, type, ask, submit, setDay],
  );
}
