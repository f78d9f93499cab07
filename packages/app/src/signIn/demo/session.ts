import { z } from 'zod';

const sessionSchema = z.object({
  profile: z.object({
    email: z.string().optional(),
    displayName: z.string().optional(),
    picture: z.string().optional(),
  }),
  backstageIdentity: z.object({
    token: z.string(),
    expiresInSeconds: z.number().optional(),
    identity: z.object({
      type: z.literal('user').default('user'),
      userEntityRef: z.string(),
      ownershipEntityRefs: z.array(z.string()),
    }),
  }),
});

/** What the backend answers to a demo sign-in, as far as the portal uses it. */
export type DemoSession = z.infer<typeof sessionSchema>;

/** Reads the backend's answer; throws when it is not a session. */
export function parseDemoSession(body: unknown): DemoSession {
  const parsed = sessionSchema.safeParse(body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new TypeError(
      `The backend answered the demo sign-in with something that is not a session: ${issue.path.join(
        '.',
      )}: ${issue.message}`,
    );
  }
  return parsed.data;
}

function decodeBase64Url(value: string): string {
  return atob(value.replace(/-/g, '+').replace(/_/g, '/'));
}

/** The `exp` claim of a JWT in milliseconds, if it has one that can be read. */
export function expiryOfJwt(token: string): number | undefined {
  try {
    const claims: unknown = JSON.parse(decodeBase64Url(token.split('.')[1]));
    const exp = z.object({ exp: z.number() }).safeParse(claims);
    return exp.success ? exp.data.exp * 1000 : undefined;
  } catch {
    // An opaque token: its lifetime has to come from the response.
    return undefined;
  }
}

const ASSUMED_LIFETIME_MS = 5 * 60_000;

/**
 * When the session's token stops being accepted, in milliseconds.
 *
 * The response's own lifetime comes first: it counts from the moment of the
 * answer and so does not depend on the clocks of browser and backend agreeing.
 */
export function expiryOfSession(
  session: DemoSession,
  receivedAt: number,
): number {
  const { expiresInSeconds, token } = session.backstageIdentity;
  if (expiresInSeconds !== undefined) {
    return receivedAt + expiresInSeconds * 1000;
  }
  return expiryOfJwt(token) ?? receivedAt + ASSUMED_LIFETIME_MS;
}
