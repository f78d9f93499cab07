import { useCallback, useEffect, useRef, useState } from 'react';
import { IdentityApi } from '@backstage/core-plugin-api';
import { failureOf, SignInFailure } from './failure';

/** One way to sign in: a demo person, or a provider. */
export interface SignInMethod {
  /** Unique among the methods, e.g. `github` or `demo:user:default/ada`. */
  id: string;
  /** The id of the provider in `auth.providers`. */
  provider: string;
  signIn(): Promise<IdentityApi>;
}

/** Where the sign-in page stands. */
export type SignInState =
  | { status: 'resuming' }
  | { status: 'choosing'; failure?: SignInFailure }
  | { status: 'signing-in'; methodId: string };

/** An earlier sign-in could not be taken up. */
export class ResumeError extends Error {
  constructor(readonly provider: string, readonly cause: unknown) {
    super(`The earlier sign-in through '${provider}' could not be taken up`);
    this.name = 'ResumeError';
  }
}

/**
 * Takes up an earlier sign-in; resolves to nothing when there is none.
 *
 * @throws ResumeError when there may be one, and its provider failed
 */
export type Resume = () => Promise<IdentityApi | undefined>;

/**
 * Runs the sign-in page: takes up an earlier sign-in once, then waits for a
 * choice.
 */
export function useSignIn(options: {
  resume: Resume;
  onSignInSuccess(identityApi: IdentityApi): void;
}) {
  const { resume, onSignInSuccess } = options;
  const [state, setState] = useState<SignInState>({ status: 'resuming' });
  const started = useRef(false);

  useEffect(() => {
    if (started.current) {
      return;
    }
    started.current = true;
    resume().then(
      identity =>
        identity ? onSignInSuccess(identity) : setState({ status: 'choosing' }),
      error =>
        setState({
          status: 'choosing',
          failure:
            error instanceof ResumeError
              ? failureOf(error.cause, error.provider)
              : failureOf(error, 'demo'),
        }),
    );
  }, [resume, onSignInSuccess]);

  const choose = useCallback(
    async (method: SignInMethod) => {
      setState({ status: 'signing-in', methodId: method.id });
      try {
        onSignInSuccess(await method.signIn());
      } catch (error) {
        setState({
          status: 'choosing',
          failure: failureOf(error, method.provider),
        });
      }
    },
    [onSignInSuccess],
  );

  return { state, choose };
}
