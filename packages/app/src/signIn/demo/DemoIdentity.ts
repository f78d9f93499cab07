import {
  BackstageUserIdentity,
  IdentityApi,
  ProfileInfo,
} from '@backstage/core-plugin-api';
import { DemoSession, expiryOfSession } from './session';

/** A token is renewed when it has less than this left. */
export const RENEWAL_MARGIN_MS = 60_000;

/** What a {@link DemoIdentity} needs from the outside. */
export interface DemoIdentityOptions {
  fetchSession(): Promise<DemoSession>;
  /** Forgets who was chosen, so that the next page load asks again. */
  forgetChoice(): void;
  now(): number;
}

interface Held {
  session: DemoSession;
  expiresAt: number;
}

/**
 * The identity of a demo person.
 *
 * Tokens are renewed on use rather than by a timer: a laptop that slept for
 * an hour has missed every timer, but not its next request.
 */
export class DemoIdentity implements IdentityApi {
  #held: Held;
  #renewal: Promise<Held> | undefined;
  readonly #options: DemoIdentityOptions;

  /** Signs in; rejects when the backend does not accept the person. */
  static async signIn(options: DemoIdentityOptions): Promise<DemoIdentity> {
    return new DemoIdentity(await fetchHeld(options), options);
  }

  private constructor(held: Held, options: DemoIdentityOptions) {
    this.#held = held;
    this.#options = options;
  }

  async getProfileInfo(): Promise<ProfileInfo> {
    return this.#held.session.profile;
  }

  async getBackstageIdentity(): Promise<BackstageUserIdentity> {
    return this.#held.session.backstageIdentity.identity;
  }

  async getCredentials(): Promise<{ token: string }> {
    const { session } = await this.#current();
    return { token: session.backstageIdentity.token };
  }

  async signOut(): Promise<void> {
    this.#options.forgetChoice();
  }

  async #current(): Promise<Held> {
    const left = this.#held.expiresAt - this.#options.now();
    if (left > RENEWAL_MARGIN_MS) {
      return this.#held;
    }
    try {
      return await this.#renew();
    } catch (error) {
      // While the old token is still good, a backend that is just being
      // restarted is no reason to fail a request.
      if (this.#held.expiresAt > this.#options.now()) {
        return this.#held;
      }
      throw error;
    }
  }

  /** Requests that come while a renewal is under way wait for that one. */
  #renew(): Promise<Held> {
    this.#renewal ??= fetchHeld(this.#options)
      .then(held => {
        this.#held = held;
        return held;
      })
      .finally(() => {
        this.#renewal = undefined;
      });
    return this.#renewal;
  }
}

async function fetchHeld(options: DemoIdentityOptions): Promise<Held> {
  const session = await options.fetchSession();
  return { session, expiresAt: expiryOfSession(session, options.now()) };
}
